import { topicWords, useRounds } from "../facilitation/rounds/round";
import { VoteResult } from "../facilitation/votes/VoteResult";
import { useVotes } from "../facilitation/votes/vote";
import { t, tn } from "../i18n";
import { useValue } from "../shell/value";
import { useReplay } from "./replay";

/** What the room was asked at that moment; and the result of a vote, when somebody wants to see it. */
export function Going() {
  const replay = useReplay();
  const votes = useVotes();
  const rounds = useRounds();
  const wanted = useValue(replay.vote);
  const result = votes.find(({ id, tally }) => id === wanted && tally);
  return (
    <div className="underway">
      {votes
        .filter(({ closed_at }) => !closed_at)
        .map(({ id, question, voted }) => (
          <article key={id} className="underway-card">
            <p>{t("A vote is open")}</p>
            <h3 dir="auto">{question}</h3>
            <p>{tn("{n} person has voted", "{n} people have voted", voted)}</p>
          </article>
        ))}
      {rounds
        .filter(({ closed_at }) => !closed_at)
        .map(({ id, topic, answered }) => (
          <article key={id} className="underway-card">
            <p>{t("A private round is open")}</p>
            <h3>{topicWords(topic)}</h3>
            <p>{tn("{n} person has answered", "{n} people have answered", answered)}</p>
          </article>
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
