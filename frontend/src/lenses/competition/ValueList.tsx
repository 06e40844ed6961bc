import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import { kindPrompt } from "../../shell/words";
import { gapOf, type Sides } from "./scores";
import { ValueRow } from "./ValueRow";
import { names } from "./values";

type ValueListProps = {
  values: readonly Piece[];
  criteria: readonly Piece[];
  sides: Sides;
  passes: (piece: Piece) => boolean;
};

/** What only we can give them, each with the offer behind it and its proof. */
export function ValueList({ values, criteria, sides, passes }: ValueListProps) {
  return (
    <section className="values" aria-label={t("Unique values")}>
      <h3>{t("Unique values")}</h3>
      {values.length === 0 && (
        <p className="values-none">
          <b>{kindPrompt("value")}</b> {t("Start from a criterion where we lead.")}
        </p>
      )}
      <ul>
        {values.map((value) => {
          const criterion = criteria.find((each) => names(value, each));
          const gap = criterion && gapOf(criterion, sides);
          return <ValueRow key={value.id} value={value} lost={gap !== undefined && gap.by <= 0} dim={!passes(value)} />;
        })}
      </ul>
    </section>
  );
}
