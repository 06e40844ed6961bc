import { t } from "../../i18n";
import { useCanEdit } from "../../shell/board";
import { AnswerNote } from "../answers/AnswerNote";
import { useOwnAnswer } from "../answers/useOwnAnswer";
import { PieceName } from "../PieceName";
import { asQuestion, NOTHING, type Round } from "./round";

const MOST = 3;
const OWN_MOST = 200;

/** Up to three of the goals on the board, and one in one's own words. */
export function GoalAnswer({ round }: { round: Round }) {
  const [{ goals, own = "" }, change, state] = useOwnAnswer(asQuestion(round), useCanEdit(), NOTHING);
  const chosen = goals ?? [];
  const toggle = (id: string) =>
    change({ goals: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id], own });
  return (
    <>
      <p role="status">
        {t("{n} of {most} chosen.", { n: chosen.length, most: MOST })} <AnswerNote state={state} />
      </p>
      <ul className="goal-choices">
        {round.subjects.map((id) => (
          <li key={id}>
            <label className="is-row">
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                disabled={state === "loading" || (!chosen.includes(id) && chosen.length >= MOST)}
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
          disabled={state === "loading"}
          dir="auto"
          onChange={(event) => change({ goals: chosen, own: event.target.value })}
        />
      </label>
      <p className="tool-note">
        {t(
          "Nobody sees an answer before it is revealed. Then answers are shown by function: whoever is the only one of theirs can be recognised.",
        )}
      </p>
    </>
  );
}
