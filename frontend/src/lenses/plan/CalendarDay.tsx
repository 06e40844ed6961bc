import { t, tn } from "../../i18n";
import { DueCard } from "./DueCard";
import { longDay } from "./days";
import type { Action } from "./plan";
import type { PlanView } from "./usePlan";
import { localeHere } from "./words";

type CalendarDayProps = {
  day: string;
  /** Of the month before or after. */
  isOther: boolean;
  isCurrent: boolean;
  actions: readonly Action[];
  view: PlanView;
  /** Too narrow for sentences: the day says how many, and the list below says which. */
  isNarrow: boolean;
  onFocus: () => void;
  onDrop: (id: string, day: string) => void;
  onStep: (action: Action, days: number) => void;
};

export function CalendarDay({
  day,
  isOther,
  isCurrent,
  actions,
  view,
  isNarrow,
  onFocus,
  onDrop,
  onStep,
}: CalendarDayProps) {
  const isToday = day === view.today;
  const name = [
    // As it is written in its corner, for whoever says what they see.
    isToday && `${Number(day.slice(8))} ${t("today")}`,
    longDay(day, localeHere()),
    actions.length > 0 && tn("{n} action", "{n} actions", actions.length),
  ];
  return (
    <td
      data-day={day}
      data-drop={day}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={name.filter(Boolean).join(", ")}
      aria-current={isToday ? "date" : undefined}
      className={[isOther && "is-other", isToday && "is-today"].filter(Boolean).join(" ")}
      onFocus={(event) => event.target === event.currentTarget && onFocus()}
    >
      <span className="plan-day-number" aria-hidden="true">
        {Number(day.slice(8))} {isToday && <small>{t("today")}</small>}
      </span>
      {actions.length > 0 && isNarrow && (
        <b className="plan-day-count" aria-hidden="true">
          {actions.length}
        </b>
      )}
      {actions.length > 0 && !isNarrow && (
        <ul>
          {actions.map((action) => (
            <li key={action.id}>
              <DueCard
                action={action}
                view={view}
                inGrid
                onDrop={(to) => onDrop(action.id, to)}
                onStep={(days) => onStep(action, days)}
              />
            </li>
          ))}
        </ul>
      )}
    </td>
  );
}
