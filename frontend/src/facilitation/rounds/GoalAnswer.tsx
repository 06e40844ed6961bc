import { t } from "../../i18n";
import { PieceName } from "../PieceName";
import type { Round } from "./round";
import { useAnswer } from "./useAnswer";

const MOST = 3;
const OWN_MOST = 200;

/** Up to three of the goals on the board, and one in one's own words. */
export function GoalAnswer({ round }: { round: Round }) {
  const [{ goals, own = "" }, change, isSent] = useAnswer(round.id);
  const chosen = goals ?? [];
  const toggle = (id: string) =>
    change({ goals: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id], own });
  return (
    <>
      <p role="status">
        {t("{n} of {most} chosen.", { n: chosen.length, most: MOST })} {isSent ? "" : t("Sending…")}
      </p>
      <ul className="goal-choices">
        {round.subjects.map((id) => (
          <li key={id}>
            <label className="is-row">
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                disabled={!chosen.includes(id) && chosen.length >= MOST}
                onChange={() => toggle(id)}
              />
              <PieceName id={id} />
            </label>
          </li>
        ))}
      </ul>
      <label className="goal-own">
        {t("Or in your own words")}
        <input
          value={own}
          maxLength={OWN_MOST}
          dir="auto"
          onChange={(event) => change({ goals: chosen, own: event.target.value })}
        />
      </label>
    </>
  );
}
