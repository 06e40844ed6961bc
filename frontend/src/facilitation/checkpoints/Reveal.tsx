import { useEffect, useRef, useState } from "react";
import { language, t, tn } from "../../i18n";
import { useBoard, useLanguage } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { useValue } from "../../shell/value";
import { ask } from "../ask";
import { Behind } from "./Behind";
import { CompareButton } from "./CompareButton";
import { Curve } from "./Curve";
import { type Checkpoint, type FigureName, meanWords, useCheckpoints } from "./checkpoint";
import { FigureCard } from "./FigureCard";
import { shownCheckpoint } from "./shown";
import { FIGURES, feltSurer, lowest } from "./standing";

/** The result of a checkpoint over the whole page: by one's own wish, or when it is shown to everybody. */
export function Reveal() {
  useLanguage();
  const { session } = useBoard();
  const all = useCheckpoints();
  const shown = useValue(shownCheckpoint);
  const toAll = [...all].sort((one, other) => ((one.shown?.at ?? "") > (other.shown?.at ?? "") ? -1 : 1))[0];
  const opened = useRef(session.serverNow());
  const [id, at] = [toAll?.id, toAll?.shown?.at];
  // Shown while one is here: who comes later finds it in its card. Once for each time it is shown: who goes back to the
  // board is not fetched again by whatever changes in the room.
  useEffect(() => {
    if (id && at && Date.parse(at) >= opened.current) shownCheckpoint.set(id);
  }, [id, at]);
  const one = all.find(({ id }) => id === shown);
  return one ? <RevealDialog key={one.id} one={one} all={all} /> : null;
}

function RevealDialog({ one, all }: { one: Checkpoint; all: readonly Checkpoint[] }) {
  const board = useBoard();
  const dialog = useRef<HTMLDialogElement>(null);
  const [chosen, setChosen] = useState<FigureName>(() => lowest(one));
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  const when = new Intl.DateTimeFormat(language(), { dateStyle: "long", timeStyle: "short" }).format(new Date(one.at));
  const answered = one.poll ? (one.poll.opinion?.count ?? one.poll.answered) : 0;
  return (
    <dialog
      ref={dialog}
      className="reveal-screen"
      aria-labelledby="reveal-title"
      onClose={() => shownCheckpoint.set(null)}
    >
      <header className="reveal-top">
        <p dir="auto">
          <span>{t("Checkpoint")}</span> <b>{`CP${one.number} · ${one.name}`}</b>
        </p>
        {board.boot.can_host && (
          <button
            type="button"
            className="button"
            onClick={() => void ask(board, "POST", `/checkpoints/${one.id}/show`)}
          >
            <Icon name="screen" size={16} /> {t("Show it to everybody")}
          </button>
        )}
        <button type="button" className="button is-primary" onClick={close}>
          {t("Back to the board")}
        </button>
      </header>
      <div className="reveal-page">
        <div className="reveal-head">
          <div>
            <h2 id="reveal-title">{t("Where we stand")}</h2>
            <p>
              {when}. {one.poll && tn("{n} person answered.", "{n} people answered.", answered)} {feeling(one)}
            </p>
            <CompareButton one={one} all={all} />
          </div>
          {all.length > 1 && <Curve all={all.filter(({ number }) => number <= one.number)} />}
        </div>
        <div className="reveal-cards">
          {FIGURES.map((name) => (
            <FigureCard
              key={name}
              name={name}
              one={one}
              all={all}
              chosen={name === chosen}
              onChoose={() => setChosen(name)}
            />
          ))}
        </div>
        <Behind name={chosen} figure={one.metrics[chosen]} onOpen={close} />
        {(one.poll?.opinion?.lines?.length ?? 0) > 0 && (
          <section className="reveal-lines" aria-labelledby="reveal-lines">
            <h3 id="reveal-lines">{t("The customer's first goal is…")}</h3>
            <ul>
              {one.poll?.opinion?.lines?.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two people may write the same, and nothing moves
                <li key={`${index}-${line}`} dir="auto">
                  {line}
                </li>
              ))}
            </ul>
          </section>
        )}
        <p className="reveal-fingerprint">
          {t("Fingerprint")} <code>{one.fingerprint}</code>
        </p>
      </div>
    </dialog>
  );
}

/** Where people feel surer than the board shows. */
function feeling(one: Checkpoint): string {
  const surest = feltSurer(one);
  if (!surest) return "";
  const words = { information: t("information"), people: t("people"), actions: t("actions") };
  return t("People feel surer about {figure} ({mean} of 5) than the board shows ({value}).", {
    figure: words[surest.name],
    mean: meanWords(surest.mean),
    value: surest.value,
  });
}
