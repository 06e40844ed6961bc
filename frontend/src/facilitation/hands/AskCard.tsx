import { useEffect, useRef, useState } from "react";
import { t } from "../../i18n";
import { useBoard, useCanEdit, usePerson } from "../../shell/board";
import { put } from "../../shell/composer/put";
import { Icon } from "../../shell/icons";
import { isKindClosed } from "../../shell/locks";
import { functionWord } from "../../shell/words";
import { type Ask, useAsks } from "./useAsks";

/** A question to one's own function: answered with a piece, or put away by oneself. */
export function AskCards() {
  const { boot } = useBoard();
  const editable = useCanEdit();
  const asks = useAsks().filter((one) => one.function === boot.me.function);
  return editable ? asks.map((one) => <AskCard key={one.id} of={one} />) : null;
}

function AskCard({ of }: { of: Ask }) {
  const board = useBoard();
  const by = usePerson(of.by);
  const [words, setWords] = useState("");
  const [away, setAway] = useState(false);
  const question = of.question;
  useEffect(() => board.desk.spoken.set(t("Your function is asked: {question}", { question })), [board, question]);
  useKeptInHand(words, of.kind);
  if (away) return null;
  const answer = () => {
    const sentence = words.trim();
    // Who is asked may answer, whatever else the stage asks for.
    const target = isKindClosed(board, of.kind) ? "hand" : "table";
    if (sentence === "" || !put(board, target, of.kind, [sentence])) return;
    setWords("");
    setAway(true);
  };
  return (
    <article className="underway-card ask-card" aria-labelledby={`ask-${of.id}`}>
      <p className="ask-who">
        <Icon name="doubt" size={15} />
        {t("{name} asks {function}", { name: by?.name ?? t("Somebody"), function: functionWord(of.function) })}
      </p>
      <h3 id={`ask-${of.id}`} dir="auto">
        {question}
      </h3>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          answer();
        }}
      >
        <textarea
          rows={2}
          dir="auto"
          maxLength={board.boot.characters}
          aria-label={t("Your answer")}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <div>
          <button type="submit" className="button is-primary" disabled={words.trim() === ""}>
            {t("Answer with a piece")}
          </button>
          <button type="button" className="button is-quiet" onClick={() => setAway(true)}>
            {t("I do not know")}
          </button>
        </div>
      </form>
    </article>
  );
}

/** The question may be taken back in the middle of a word: then the words are in the hand. */
function useKeptInHand(words: string, kind: Ask["kind"]): void {
  const board = useBoard();
  const last = useRef({ board, words, kind });
  last.current = { board, words, kind };
  useEffect(
    () => () => {
      const { board, words, kind } = last.current;
      const sentence = words.trim();
      if (sentence === "") return;
      board.session.hand.keep([{ kind, text: sentence }]);
      board.desk.say(t("The question was taken back. What you wrote is in your hand."));
    },
    [],
  );
}
