import { t, tn } from "../../i18n";
import { FunctionMark } from "../../shell/FunctionMark";
import { Icon } from "../../shell/icons";
import { PieceName } from "../PieceName";
import { TimeLeft } from "../TimeLeft";
import { inOrder, type Vote } from "../votes/vote";

const SHOWN = 6;

/** What is voted on, how long, and how many have; then what most dots lie on. */
export function ScreenVote({ vote }: { vote: Vote }) {
  const order = inOrder(vote).filter((id) => vote.tally?.[id]?.total);
  const most = Math.max(1, ...order.map((id) => vote.tally?.[id]?.total ?? 0));
  return (
    <article>
      <p>
        {vote.closed_at
          ? tn("Result: {n} person voted", "Result: {n} people voted", vote.voted)
          : vote.round > 1
            ? t("Vote, round {n}", { n: vote.round })
            : t("Vote")}{" "}
        <TimeLeft until={vote.closed_at ? undefined : vote.closes_at} />
      </p>
      <h2 dir="auto">{vote.question}</h2>
      {vote.closed_at ? (
        <ol className="vote-result">
          {order.slice(0, SHOWN).map((id) => {
            const { total = 0, by_function: by = {} } = vote.tally?.[id] ?? {};
            return (
              <li key={id} className={vote.key?.includes(id) ? "is-key" : ""}>
                {vote.key?.includes(id) && <Icon name="star" size={22} />}
                <PieceName id={id} />
                <p>
                  <meter min={0} max={most} value={total} aria-hidden="true" />
                  <b>{tn("{n} dot", "{n} dots", total)}</b>
                  <span className="vote-functions">
                    {Object.entries(by).map(([name, n]) => (
                      <span key={name}>
                        <FunctionMark of={name as Parameters<typeof FunctionMark>[0]["of"]} size={22} /> {n}
                      </span>
                    ))}
                  </span>
                </p>
              </li>
            );
          })}
        </ol>
      ) : (
        <p className="screen-count">{tn("{n} person has voted.", "{n} people have voted.", vote.voted)}</p>
      )}
    </article>
  );
}
