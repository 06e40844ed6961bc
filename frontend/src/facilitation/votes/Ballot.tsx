import { useEffect, useRef, useState } from "react";
import { t, tn } from "../../i18n";
import { useBoard, useCanEdit } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { ask } from "../ask";
import { PieceName } from "../PieceName";
import { TimeLeft } from "../TimeLeft";
import { type Dots, spent, type Vote, withDot } from "./vote";

const SEND_MS = 500;

/** One's dots on the pieces of a vote; sent as one gives them, changed until the close. */
export function Ballot({ vote }: { vote: Vote }) {
  const board = useBoard();
  const editable = useCanEdit();
  const [dots, setDots] = useState<Dots>({});
  const [sent, setSent] = useState(true);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const id = vote.id;
  useEffect(() => {
    if (!editable) return;
    void ask<{ dots: Dots }>(board, "GET", `/votes/${id}/ballot`).then((answer) => {
      if (answer.ok) setDots((now) => (spent(now) > 0 ? now : answer.data.dots));
    });
  }, [board, id, editable]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const give = (piece: string, step: 1 | -1) => {
    const next = withDot(dots, piece, step, vote.budget);
    if (next === dots) return;
    setDots(next);
    setSent(false);
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const answer = await ask(board, "PUT", `/votes/${id}/ballot`, { dots: next });
      if (answer.ok) setSent(true);
    }, SEND_MS);
  };
  const left = vote.budget - spent(dots);
  return (
    <article className="underway-card vote-card" aria-labelledby={`vote-${id}`}>
      <header>
        <p>
          {vote.round > 1 ? t("Vote, round {n}", { n: vote.round }) : t("Vote")} <TimeLeft until={vote.closes_at} />
        </p>
      </header>
      <h3 id={`vote-${id}`} dir="auto">
        {vote.question}
      </h3>
      {editable && (
        <p className="vote-left" role="status">
          <b>{tn("{n} dot left", "{n} dots left", left)}</b>{" "}
          <span>{sent ? (spent(dots) > 0 ? t("Your vote is in.") : "") : t("Sending…")}</span>
        </p>
      )}
      {editable && (
        <ul className="vote-pieces">
          {vote.pieces.map((piece) => (
            <li key={piece}>
              <PieceName id={piece} />
              <span className="vote-dots" aria-hidden="true">
                {"●".repeat(dots[piece] ?? 0)}
              </span>
              <button
                type="button"
                className="button is-square"
                aria-label={t("One dot less")}
                disabled={!dots[piece]}
                onClick={() => give(piece, -1)}
              >
                <Icon name="minus" size={16} />
              </button>
              <output className="sr-only">{tn("{n} dot", "{n} dots", dots[piece] ?? 0)}</output>
              <button
                type="button"
                className="button is-square"
                aria-label={t("One dot more")}
                // Not disabled: who gave the last dot by the keyboard would be nowhere.
                aria-disabled={left <= 0}
                onClick={() => give(piece, 1)}
              >
                <Icon name="plus" size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <footer>
        <p>{tn("{n} person has voted.", "{n} people have voted.", vote.voted)}</p>
        {board.boot.can_host && (
          <button type="button" className="button" onClick={() => void ask(board, "POST", `/votes/${id}/close`)}>
            {t("Close the vote")}
          </button>
        )}
      </footer>
    </article>
  );
}
