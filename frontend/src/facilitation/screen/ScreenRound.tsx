import { t, tn } from "../../i18n";
import { GoalResult } from "../rounds/GoalResult";
import { type Round, topicWords } from "../rounds/round";
import { ScoreResult } from "../rounds/ScoreResult";
import { TimeLeft } from "../TimeLeft";

/** What everybody answers alone, and how many have; then how far they agree. */
export function ScreenRound({ round }: { round: Round }) {
  const Result = round.topic === "top_goals" ? GoalResult : ScoreResult;
  return (
    <article className={round.closed_at && round.topic !== "top_goals" ? "is-wide" : ""}>
      <p>
        {round.closed_at ? t("Revealed") : t("Private round")}{" "}
        <TimeLeft until={round.closed_at ? undefined : round.closes_at} />
      </p>
      <h2>{topicWords(round.topic)}</h2>
      <p className="screen-count">{tn("{n} person has answered.", "{n} people have answered.", round.answered)}</p>
      {round.closed_at && <Result round={round} />}
    </article>
  );
}
