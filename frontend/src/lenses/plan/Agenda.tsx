import { t } from "../../i18n";
import { DueCard } from "./DueCard";
import { longDay } from "./days";
import type { Action } from "./plan";
import type { PlanView } from "./usePlan";
import { localeHere } from "./words";

type AgendaProps = { days: readonly string[]; dated: ReadonlyMap<string, readonly Action[]>; view: PlanView };

/** The month as a list, below a calendar that is too narrow for sentences. */
export function Agenda({ days, dated, view }: AgendaProps) {
  return (
    <section className="plan-agenda" aria-label={t("Due in this month")}>
      {days.map((day) => (
        <div key={day}>
          <h4>{longDay(day, localeHere())}</h4>
          {dated.get(day)?.map((action) => (
            <DueCard key={action.id} action={action} view={view} onDrop={() => {}} />
          ))}
        </div>
      ))}
    </section>
  );
}
