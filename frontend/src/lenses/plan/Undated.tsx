import { t } from "../../i18n";
import { useCanEdit } from "../../shell/board";
import { sentenceOf } from "../../shell/label";
import { DueCard } from "./DueCard";
import { DueField } from "./DueField";
import { isDay } from "./days";
import type { Action } from "./plan";
import { isOpen } from "./plan";
import type { PlanView } from "./usePlan";

type UndatedProps = {
  view: PlanView;
  onDrop: (id: string, day: string) => void;
  onDue: (action: Action, day: string) => void;
};

/** Beside the calendar: what has no day yet, to be dragged onto one or given one here. */
export function Undated({ view, onDrop, onDue }: UndatedProps) {
  const canEdit = useCanEdit();
  const those = view.shown.actions.filter((action) => isOpen(action) && !(action.due && isDay(action.due)));
  return (
    <section className="plan-undated" aria-label={t("Without a date")}>
      <h3>{t("Without a date")}</h3>
      {those.length === 0 && <p>{t("Every open action has its day.")}</p>}
      {those.length > 0 && canEdit && <p>{t("Drag one onto its day, or set the date here.")}</p>}
      <ul>
        {those.map((action) => (
          <li key={action.id}>
            <DueCard action={action} view={view} onDrop={(day) => onDrop(action.id, day)} />
            <DueField
              action={action}
              view={view}
              label={t("Date of: {action}", { action: sentenceOf(action.piece) })}
              onWrite={(day) => onDue(action, day)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
