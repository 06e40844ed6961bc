import { useState } from "react";
import { t } from "../../i18n";
import type { KeptAside } from "../../sync/session";
import { useBoard, useCanEdit } from "../board";
import { clock } from "../clock";
import { Icon } from "../icons";
import { deedOf, wordsOf } from "./keptWords";

const SHOWN = 180;

/** One change that was refused: all its words, and the ways on. */
export function KeptChange({ kept, underWay }: { kept: KeptAside; underWay: boolean }) {
  const [whole, setWhole] = useState(false);
  const words = wordsOf(kept);
  const isLong = words.length > SHOWN;
  return (
    <li className="kept-change">
      <p className="kept-deed">
        {deedOf(kept)} <time dateTime={kept.at.toISOString()}>{clock(kept.at)}</time>
      </p>
      <p className="kept-words">
        {isLong && !whole ? `${words.slice(0, SHOWN).trimEnd()}…` : words || t("a change without words")}
      </p>
      {isLong && (
        <button type="button" className="kept-more" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? t("Show less") : t("Show all")}
        </button>
      )}
      {underWay ? (
        <p className="kept-under-way" aria-live="polite">
          {t("On its way. It stays here until the server has it.")}
        </p>
      ) : (
        <KeptSteps kept={kept} words={words} />
      )}
    </li>
  );
}

function KeptSteps({ kept, words }: { kept: KeptAside; words: string }) {
  const { boot, session, desk } = useBoard();
  const editable = useCanEdit();
  const tryAgain = () => {
    if (!session.tryAgain(kept.id))
      desk.say(t("Its piece is not on the board any more. Put its words in your hand, or copy them."));
  };
  const copy = async () => {
    const done = await copyText(words);
    desk.say(done ? t("Copied.") : t("This browser does not let pages copy. Choose the words and copy them yourself."));
  };
  const letGo = () => {
    session.dismissAside(kept.id);
    desk.say(t("Let go of."), { word: t("Undo"), run: () => session.keepAfterAll(kept) });
  };
  return (
    <div className="kept-steps">
      {editable && kept.intents.length > 0 && (
        <button type="button" className="button" onClick={tryAgain}>
          <Icon name="redo" size={15} /> {t("Try again")}
        </button>
      )}
      {editable && kept.text.trim() !== "" && kept.text.length <= boot.characters && (
        <button type="button" className="button" onClick={() => session.putInHand(kept.id)}>
          <Icon name="hand" size={15} /> {t("Put in my hand")}
        </button>
      )}
      {words !== "" && (
        <button type="button" className="button is-quiet" onClick={() => void copy()}>
          <Icon name="copy" size={15} /> {t("Copy")}
        </button>
      )}
      <button type="button" className="button is-quiet" onClick={letGo}>
        <Icon name="close" size={15} /> {t("Let it go")}
      </button>
    </div>
  );
}

// Pages served over plain HTTP have no clipboard: there a field is copied out of.
async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
