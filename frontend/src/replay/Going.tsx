import { useState } from "react";
import { topicWords, useRounds } from "../facilitation/rounds/round";
import { VoteResult } from "../facilitation/votes/VoteResult";
import { useVotes } from "../facilitation/votes/vote";
import { t, tn } from "../i18n";
import { useValue } from "../shell/value";
import { GoingCard } from "./GoingCard";
import { useReplay } from "./replay";

const NOTHING: ReadonlySet<string> = new Set();

/** What the room was asked at that moment; and the result of a vote, when somebody wants to see it. */
export function Going() {
  const replay = useReplay();
  const votes = useVotes();
  const rounds = useRounds();
  const wanted = useValue(replay.vote);
  const [away, setAway] = useState(NOTHING);
  const isOpen = ({ id, closed_at }: { id: string; closed_at?: string }) => !closed_at && !away.has(id);
  const putAway = (id: string) => setAway(new Set(away).add(id));
  const result = votes.find(({ id, tally }) => id === wanted && tally);
  return (
    <div className="underway">
      {votes.filter(isOpen).map(({ id, question, voted }) => (
        <GoingCard key={id} what={t("A vote is open")} title={question} onAway={() => putAway(id)}>
          {tn("{n} person has voted", "{n} people have voted", voted)}
        </GoingCard>
      ))}
      {rounds.filter(isOpen).map(({ id, topic, answered }) => (
        <GoingCard key={id} what={t("A private round is open")} title={topicWords(topic)} onAway={() => putAway(id)}>
          {tn("{n} person has answered", "{n} people have answered", answered)}
        </GoingCard>
      ))}
      {result && (
        <VoteResult
          vote={result}
          first={votes.find(({ id }) => id === result.of)}
          onAway={() => replay.vote.set(null)}
        />
      )}
    </div>
  );
}
