import { useId, useState } from "react";
import { t, tn } from "../../i18n";
import { useBoard } from "../../shell/board";
import { FunctionMark } from "../../shell/FunctionMark";
import { Icon } from "../../shell/icons";
import { functionWord } from "../../shell/words";
import { ask } from "../ask";
import { PieceName } from "../PieceName";
import { inOrder, type Vote } from "./vote";

const KEYS = 3;

/** The dots of each piece, by the functions that gave them; beside the first round where there was one. */
export function VoteResult({ vote, first, onAway }: { vote: Vote; first: Vote | undefined; onAway: () => void }) {
  const board = useBoard();
  const title = useId(); // in the console it may be shown a second time
  const [all, setAll] = useState(false);
  const order = inOrder(vote);
  const shown = all ? order : order.slice(0, 6);
  const most = Math.max(1, ...order.map((id) => vote.tally?.[id]?.total ?? 0));
  return (
    <article className="underway-card vote-card" aria-labelledby={title}>
      <header>
        <p>{tn("Result: {n} person voted", "Result: {n} people voted", vote.voted)}</p>
        <button type="button" className="button is-quiet is-square" aria-label={t("Put away")} onClick={onAway}>
          <Icon name="close" size={16} />
        </button>
      </header>
      <h3 id={title} dir="auto">
        {vote.question}
      </h3>
      <ol className="vote-result">
        {shown.map((id) => {
          const { total = 0, by_function: by = {} } = vote.tally?.[id] ?? {};
          const before = first?.tally?.[id]?.total;
          return (
            <li key={id} className={vote.key?.includes(id) ? "is-key" : ""}>
              <button type="button" onClick={() => board.desk.camera?.show([id])}>
                {vote.key?.includes(id) && <Icon name="star" size={14} />}
                <PieceName id={id} />
              </button>
              <p>
                <meter min={0} max={most} value={total} aria-hidden="true" />
                <b>{tn("{n} dot", "{n} dots", total)}</b>
                {before !== undefined && <small>{t("before {n}", { n: before })}</small>}
              </p>
              <p className="vote-functions">
                {Object.entries(by).map(([name, n]) => (
                  <span key={name} title={functionWord(name as Parameters<typeof functionWord>[0])}>
                    <FunctionMark of={name as Parameters<typeof functionWord>[0]} />
                    <span className="sr-only">{functionWord(name as Parameters<typeof functionWord>[0])}</span> {n}
                  </span>
                ))}
              </p>
            </li>
          );
        })}
      </ol>
      {order.length > shown.length && (
        <button type="button" className="button is-quiet" onClick={() => setAll(true)}>
          {t("Show all")}
        </button>
      )}
      {board.boot.can_host && !vote.key && (
        <footer>
          <button
            type="button"
            className="button"
            onClick={() => void ask(board, "PUT", `/votes/${vote.id}/key`, { top: KEYS })}
          >
            <Icon name="star" size={15} /> {t("Mark the first {n} as key pieces", { n: KEYS })}
          </button>
        </footer>
      )}
    </article>
  );
}
