import { useState } from "react";
import { t, tn } from "../../i18n";
import { GoalResult } from "./GoalResult";
import { topicWords, useRounds } from "./round";
import { ScoreResult } from "./ScoreResult";

/** Rounds that are revealed: what is not settled yet may still be, though their card was put away. */
export function PastRounds() {
  const [open, setOpen] = useState("");
  const past = useRounds().filter((round) => round.closed_at);
  const shown = past.find(({ id }) => id === open);
  if (past.length === 0) return null;
  if (shown)
    return (
      <section aria-label={topicWords(shown.topic)}>
        <button type="button" className="button is-quiet" onClick={() => setOpen("")}>
          {t("Back")}
        </button>
        <h4>{topicWords(shown.topic)}</h4>
        {shown.topic === "top_goals" ? <GoalResult round={shown} /> : <ScoreResult round={shown} />}
      </section>
    );
  return (
    <details>
      <summary>{t("Earlier rounds")}</summary>
      <ul className="past-questions">
        {past.map(({ id, topic, answered }) => (
          <li key={id}>
            <button type="button" className="button is-quiet" onClick={() => setOpen(id)}>
              {topicWords(topic)} · {tn("{n} answer", "{n} answers", answered)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
