import { useEffect, useId, useState } from "react";
import { t, tn } from "../../i18n";
import { useBoard, useCanEdit } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { AnswerNote } from "../answers/AnswerNote";
import { useOwnAnswer } from "../answers/useOwnAnswer";
import { ask } from "../ask";
import { TimeLeft } from "../TimeLeft";
import { CompareButton } from "./CompareButton";
import { type Checkpoint, type FigureName, figureWords, useCheckpoints } from "./checkpoint";
import { shownCheckpoint } from "./shown";
import { FIGURES } from "./standing";

const SCORES = [1, 2, 3, 4, 5];
const RESULT_MINUTES = 30;

/** The poll of a checkpoint that is open, and its result when it was counted. */
export function CheckpointCard() {
  const { session, desk } = useBoard();
  const all = useCheckpoints();
  const last = all.at(-1);
  const [away, setAway] = useState("");
  const [name, isAsking, isCounted] = [last?.name ?? "", last?.poll && !last.poll.closed_at, last?.poll?.closed_at];
  useEffect(() => {
    if (isAsking) desk.spoken.set(t("Checkpoint {name}: your view is asked for.", { name }));
    if (isCounted) desk.spoken.set(t("The result of checkpoint {name} is there.", { name }));
  }, [isAsking, isCounted, name, desk]);
  if (!last) return null;
  if (isAsking) return <PollForm key={last.id} of={last} />;
  const at = Date.parse(last.poll?.closed_at ?? last.at);
  if (away === last.id || session.serverNow() - at > RESULT_MINUTES * 60_000) return null;
  return (
    <article className="underway-card" aria-labelledby="checkpoint-made">
      <header>
        <p>
          <Icon name="flag" size={15} /> {t("Checkpoint CP{n}", { n: String(last.number) })}
        </p>
        <button
          type="button"
          className="button is-quiet is-square"
          aria-label={t("Put away")}
          onClick={() => setAway(last.id)}
        >
          <Icon name="close" size={16} />
        </button>
      </header>
      <h3 id="checkpoint-made" dir="auto">
        {last.name}
      </h3>
      <footer>
        <button type="button" className="button is-primary" onClick={() => shownCheckpoint.set(last.id)}>
          {t("See where we stand")}
        </button>
        <CompareButton one={last} all={all} />
      </footer>
    </article>
  );
}

type PollAnswer = Partial<Record<FigureName, number | null>> & { line?: string };
const NOTHING: PollAnswer = {};

function PollForm({ of }: { of: Checkpoint }) {
  const board = useBoard();
  const editable = useCanEdit();
  const [answer, change, state] = useOwnAnswer(
    { name: `poll:${of.id}`, path: `/checkpoints/${of.id}/poll`, closes_at: of.poll?.closes_at },
    editable,
    NOTHING,
  );
  const ends = useId();
  return (
    <article className="underway-card poll-card" aria-labelledby="poll-name">
      <header>
        <p>
          <Icon name="flag" size={15} /> {t("Checkpoint CP{n}", { n: String(of.number) })}{" "}
          <TimeLeft until={of.poll?.closes_at} />
        </p>
      </header>
      <h3 id="poll-name" dir="auto">
        {of.name}
      </h3>
      {editable && (
        <>
          {FIGURES.map((name) => (
            <fieldset key={name} className="poll-row">
              <legend>
                <b>{figureWords(name).title}</b> {figureWords(name).question}
              </legend>
              <div>
                {SCORES.map((score) => (
                  <label key={score}>
                    <input
                      type="radio"
                      name={`poll-${name}`}
                      checked={answer[name] === score}
                      disabled={state === "loading"}
                      aria-describedby={score === 1 ? `${ends}-least` : score === 5 ? `${ends}-most` : undefined}
                      onChange={() => change({ ...answer, [name]: score })}
                    />
                    <span>{score}</span>
                  </label>
                ))}
              </div>
              <p aria-hidden="true">
                <span id={name === FIGURES[0] ? `${ends}-least` : undefined}>{t("not at all")}</span>{" "}
                <span id={name === FIGURES[0] ? `${ends}-most` : undefined}>{t("fully")}</span>
              </p>
            </fieldset>
          ))}
          <label className="poll-line">
            {t("The customer's first goal is…")}
            <input
              value={answer.line ?? ""}
              maxLength={200}
              disabled={state === "loading"}
              dir="auto"
              onChange={(event) => change({ ...answer, line: event.target.value })}
            />
          </label>
          <p className="poll-note" role="status">
            <AnswerNote state={state} words={t("Nobody is named. Functions are shown from three answers on.")} />
          </p>
        </>
      )}
      <footer>
        <p>{tn("{n} person has answered.", "{n} people have answered.", of.poll?.answered ?? 0)}</p>
        {board.boot.can_host && (
          <button
            type="button"
            className="button"
            onClick={() => void ask(board, "POST", `/checkpoints/${of.id}/poll/close`)}
          >
            {t("Close the poll")}
          </button>
        )}
      </footer>
    </article>
  );
}
