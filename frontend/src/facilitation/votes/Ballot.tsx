import { t, tn } from "../../i18n";
import { useBoard, useCanEdit } from "../../shell/board";
import { AnswerNote } from "../answers/AnswerNote";
import { useOwnAnswer } from "../answers/useOwnAnswer";
import { ask } from "../ask";
import { TimeLeft } from "../TimeLeft";
import { BallotRow } from "./BallotRow";
import { type Dots, spent, type Vote, withDot } from "./vote";

const NOTHING: { readonly dots: Dots } = { dots: {} };

/** One's dots on the pieces of a vote; sent as one gives them, changed until the close. */
export function Ballot({ vote }: { vote: Vote }) {
  const board = useBoard();
  const editable = useCanEdit();
  const id = vote.id;
  const question = { name: `vote:${id}`, path: `/votes/${id}/ballot`, closes_at: vote.closes_at };
  const [{ dots }, change, state] = useOwnAnswer(question, editable, NOTHING);
  const give = (piece: string, step: 1 | -1) => {
    const next = withDot(dots, piece, step, vote.budget);
    if (next !== dots) change({ dots: next });
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
          <span>
            <AnswerNote state={state} words={spent(dots) > 0 ? t("Your vote is in.") : ""} />
          </span>
        </p>
      )}
      {editable && (
        <ul className="vote-pieces">
          {vote.pieces.map((piece) => (
            <BallotRow
              key={piece}
              piece={piece}
              dots={dots[piece] ?? 0}
              canGive={left > 0 && state !== "loading"}
              onGive={(step) => give(piece, step)}
            />
          ))}
        </ul>
      )}
      {editable && (
        <p className="tool-note">
          {t(
            "Nobody sees a vote before it is closed. Then the dots are shown by function: whoever is the only one of theirs can be recognised.",
          )}
        </p>
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
