import { useEffect, useState } from "react";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Ballot } from "./Ballot";
import { VoteResult } from "./VoteResult";
import { useVotes, type Vote } from "./vote";

const RESULT_MINUTES = 20;

/** The vote that is open, or the result of the last one until it is put away. */
export function VoteCard() {
  const { session } = useBoard();
  const votes = useVotes();
  const [away, setAway] = useState<ReadonlySet<string>>(new Set());
  const [vote] = votes;
  useTold(vote);
  if (!vote || away.has(vote.closed_at ?? "")) return null;
  if (!vote.closed_at) return <Ballot key={vote.id} vote={vote} />;
  // Who comes hours later finds it in the console, not in the way.
  if (session.serverNow() - Date.parse(vote.closed_at) > RESULT_MINUTES * 60_000) return null;
  const first = votes.find(({ id }) => id === vote.of);
  return <VoteResult vote={vote} first={first} onAway={() => setAway(new Set(away).add(vote.closed_at ?? ""))} />;
}

function useTold(vote: Vote | undefined): void {
  const { desk } = useBoard();
  const [id, question, closed] = [vote?.id, vote?.question ?? "", vote?.closed_at];
  useEffect(() => {
    if (!id) return;
    desk.spoken.set(closed ? t("The vote is closed: {question}", { question }) : t("Vote: {question}", { question }));
  }, [id, question, closed, desk]);
}
