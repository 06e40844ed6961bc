import { t, tn } from "../../i18n";
import { useModel } from "../../shell/board";
import { sentenceOf } from "../../shell/label";
import { inOrder, useVotes, type Vote } from "../votes/vote";
import type { Comparison, Side } from "./comparison";
import { sideWord } from "./sideWords";

const [VOTES, PIECES] = [3, 3];

/** What had been voted until each of the two moments: the last questions, and the pieces with most dots. */
export function VotesBeside({ told }: { told: Comparison }) {
  const votes = useVotes();
  const sides = [told.a, told.b].map((side) => ({ side, closed: closedBy(votes, side) }));
  if (sides.every(({ closed }) => closed.length === 0)) return null;
  return (
    <section className="compare-votes" aria-labelledby="compare-votes">
      <h3 id="compare-votes">{t("What was voted until then")}</h3>
      <div>
        {sides.map(({ side, closed }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: always these two, and they may be the same moment
          <div key={index}>
            <h4>{sideWord(side)}</h4>
            {closed.length === 0 && <p className="compare-none">{t("No vote yet")}</p>}
            {closed.slice(0, VOTES).map((vote) => (
              <Voted key={vote.id} vote={vote} told={told} />
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}

function Voted({ vote, told }: { vote: Vote; told: Comparison }) {
  const model = useModel();
  const voted = inOrder(vote).filter((id) => (vote.tally?.[id]?.total ?? 0) > 0);
  return (
    <div className="compare-vote">
      <p dir="auto">
        {vote.question} {vote.round > 1 && <small>{t("round {n}", { n: vote.round })}</small>}
      </p>
      <ol>
        {voted.slice(0, PIECES).map((id) => {
          const piece = model.piece(id) ?? told.pieces[id];
          return (
            <li key={id}>
              <span dir="auto">{piece ? sentenceOf(piece) : t("This piece was removed.")}</span>{" "}
              <b>{tn("{n} dot", "{n} dots", vote.tally?.[id]?.total ?? 0)}</b>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** The newest first. */
function closedBy(votes: readonly Vote[], { at }: Side): readonly Vote[] {
  return votes.filter(
    ({ closed_at }) => at !== null && closed_at !== undefined && Date.parse(closed_at) <= Date.parse(at),
  );
}
