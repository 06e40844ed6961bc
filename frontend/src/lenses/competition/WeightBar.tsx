import { useState } from "react";
import type { Piece } from "../../board/model";
import { t, tn } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { useCanChange } from "../../shell/locks";
import { weightOf } from "./scores";
import { giveWeights, shortName } from "./steps";
import { spread, sumOf, WHOLE } from "./weights";

/** The hundred the customer gives, as the criteria share it; what is missing or too much, and a way to even it out. */
export function WeightBar({ criteria }: { criteria: readonly Piece[] }) {
  const board = useBoard();
  const mayChange = useCanChange("competition");
  const [proposing, setProposing] = useState(false);
  const weights = criteria.map(weightOf);
  const sum = sumOf(weights);
  if (criteria.length === 0) return null;
  const proposal = spread(weights);
  const whole = Math.max(sum, WHOLE);
  const open = proposing && sum !== WHOLE;
  return (
    <section className="weights" aria-label={t("The customer's weights")}>
      <div className="weights-head">
        <h3>{t("The customer's weights")}</h3>
        <p className={sum === WHOLE ? "is-even" : "is-uneven"} role="status">
          <Icon name={sum === WHOLE ? "check" : "warn"} size={15} /> {sumWords(sum)}
        </p>
        {sum !== WHOLE && mayChange && (
          <button type="button" className="button" aria-expanded={open} onClick={() => setProposing(!proposing)}>
            {t("Spread the rest")}
          </button>
        )}
      </div>
      <ul className="weights-bar">
        {criteria.map((criterion, index) => (
          <li
            key={criterion.id}
            title={shortName(criterion)}
            style={{ width: `${(100 * (weights[index] ?? 0)) / whole}%` }}
          >
            <span dir="auto">{shortName(criterion)}</span> <b>{weights[index] ?? "–"}</b>
          </li>
        ))}
        {sum < WHOLE && (
          <li className="is-missing" style={{ width: `${WHOLE - sum}%` }} aria-hidden="true">
            <b>{WHOLE - sum}</b>
          </li>
        )}
        {sum > WHOLE && <li className="weights-mark" style={{ left: `${(100 * WHOLE) / sum}%` }} aria-hidden="true" />}
      </ul>
      {open && (
        <div className="weights-proposal">
          <ul>
            {criteria.map((criterion, index) => (
              <li key={criterion.id} className={weights[index] === proposal[index] ? "" : "is-changed"}>
                <span dir="auto">{shortName(criterion)}</span> {weights[index] ?? "–"} → <b>{proposal[index]}</b>
              </li>
            ))}
          </ul>
          <button
            type="button"
            className="button is-primary"
            onClick={() => {
              giveWeights(board, criteria, proposal);
              setProposing(false);
            }}
          >
            {t("Use these weights")}
          </button>
          <button type="button" className="button is-quiet" onClick={() => setProposing(false)}>
            {t("Leave them")}
          </button>
        </div>
      )}
    </section>
  );
}

function sumWords(sum: number): string {
  if (sum === WHOLE) return t("They add up to 100.");
  if (sum < WHOLE) return tn("{n} missing to 100", "{n} missing to 100", WHOLE - sum);
  return tn("{n} too many", "{n} too many", sum - WHOLE);
}
