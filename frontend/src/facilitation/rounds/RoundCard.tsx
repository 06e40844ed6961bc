import { useEffect, useState } from "react";
import { t, tn } from "../../i18n";
import { useBoard, useCanEdit } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { ask } from "../ask";
import { TimeLeft } from "../TimeLeft";
import { GoalAnswer } from "./GoalAnswer";
import { GoalResult } from "./GoalResult";
import { topicWords, useRounds } from "./round";
import { ScoreAnswer } from "./ScoreAnswer";
import { ScoreResult } from "./ScoreResult";

const RESULT_MINUTES = 30;

/** The round that is open, or the spread of the last one until it is put away. */
export function RoundCard() {
  const board = useBoard();
  const { boot, desk, session } = board;
  const editable = useCanEdit();
  const [round] = useRounds();
  const [away, setAway] = useState("");
  const [id, topic, closed] = [round?.id ?? "", round?.topic, round?.closed_at];
  useEffect(() => {
    if (topic) desk.spoken.set(closed ? t("Revealed: {topic}", { topic: topicWords(topic) }) : topicWords(topic));
  }, [topic, closed, desk]);
  if (!round || away === id) return null;
  if (round.closed_at && session.serverNow() - Date.parse(round.closed_at) > RESULT_MINUTES * 60_000) return null;
  const Answer = round.topic === "top_goals" ? GoalAnswer : ScoreAnswer;
  const Result = round.topic === "top_goals" ? GoalResult : ScoreResult;
  return (
    <article className="underway-card round-card" aria-labelledby={`round-${id}`}>
      <header>
        <p>
          {round.closed_at ? t("Revealed") : t("Private round")}{" "}
          <TimeLeft until={closed ? undefined : round.closes_at} />
        </p>
        {round.closed_at && (
          <button
            type="button"
            className="button is-quiet is-square"
            aria-label={t("Put away")}
            onClick={() => setAway(id)}
          >
            <Icon name="close" size={16} />
          </button>
        )}
      </header>
      <h3 id={`round-${id}`}>{topicWords(round.topic)}</h3>
      {round.closed_at ? <Result round={round} /> : editable && <Answer round={round} />}
      <footer>
        <p>{tn("{n} person has answered.", "{n} people have answered.", round.answered)}</p>
        {boot.can_host && !round.closed_at && (
          <button type="button" className="button" onClick={() => void ask(board, "POST", `/rounds/${id}/reveal`)}>
            {t("Reveal the answers")}
          </button>
        )}
      </footer>
    </article>
  );
}
