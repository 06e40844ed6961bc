import { useRef, useState } from "react";
import { t, tn } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { sentenceOf } from "../../shell/label";
import { Agenda } from "./Agenda";
import { CalendarDay } from "./CalendarDay";
import { addDays, addMonths, firstWeekday, isDay, longDay, monthName, weekdayNames, weeksOf } from "./days";
import { setField } from "./edits";
import type { Action } from "./plan";
import { Undated } from "./Undated";
import { useCalendarKeys } from "./useCalendarKeys";
import { cardOf, pieceOf, useKeptFocus } from "./useKeptFocus";
import { useNarrow } from "./useNarrow";
import type { PlanView } from "./usePlan";
import { localeHere } from "./words";

/** What is due when, a month at a time. */
export function PlanCalendar({ view }: { view: PlanView }) {
  const board = useBoard();
  const { today, shown } = view;
  const [day, setDay] = useState(today);
  const month = day.slice(0, 7);
  const root = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const narrow = useNarrow();
  useKeptFocus(root, pieceOf, cardOf);
  const onKeyDown = useCalendarKeys(table, day, setDay);

  const locale = localeHere();
  const weeks = weeksOf(month, firstWeekday(locale));
  const dated = new Map<string, Action[]>();
  for (const action of shown.actions)
    if (action.due && isDay(action.due)) dated.set(action.due, [...(dated.get(action.due) ?? []), action]);
  const inMonth = [...dated.keys()].filter((due) => due.startsWith(month)).sort();

  const put = (action: Action, due: string) => {
    if (action.due === due || !setField(board, action, "due", due)) return;
    board.desk.spoken.set(t("{action}: due on {day}", { action: sentenceOf(action.piece), day: longDay(due, locale) }));
    // The month follows what is moved out of it, so that it can be moved on.
    if (!weeks.flat().includes(due)) setDay(due);
  };
  const drop = (id: string, due: string) => {
    const action = shown.actions.find((one) => one.id === id);
    if (action) put(action, due);
  };
  const go = (months: number) => setDay(`${addMonths(month, months)}-01`);
  return (
    <div ref={root} className="plan-calendar">
      <div className="plan-month">
        <header>
          <h3 aria-live="polite">{monthName(month, locale)}</h3>
          <button
            type="button"
            className="button is-square"
            aria-label={t("Month before")}
            title={t("Month before")}
            onClick={() => go(-1)}
          >
            <span className="plan-back">
              <Icon name="down" />
            </span>
          </button>
          <button
            type="button"
            className="button is-square"
            aria-label={t("Month after")}
            title={t("Month after")}
            onClick={() => go(1)}
          >
            <span className="plan-on">
              <Icon name="down" />
            </span>
          </button>
          <button type="button" className="button" onClick={() => setDay(today)}>
            {t("Today")}
          </button>
          <NextDue dated={dated} month={month} count={inMonth.length} onGo={setDay} />
        </header>
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose days are gone through by arrows
          role="grid"
          aria-label={monthName(month, locale)}
          aria-describedby="plan-keys"
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              {weekdayNames(weeks[0] ?? [], locale).map(({ short, long }) => (
                <th key={long} scope="col" abbr={long}>
                  {short}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week[0]}>
                {week.map((one) => (
                  <CalendarDay
                    key={one}
                    day={one}
                    isOther={!one.startsWith(month)}
                    isCurrent={one === day}
                    actions={dated.get(one) ?? []}
                    view={view}
                    isNarrow={narrow}
                    onFocus={() => one.startsWith(month) && setDay(one)}
                    onDrop={drop}
                    onStep={(action, days) => put(action, addDays(one, days))}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {narrow && <Agenda days={inMonth} dated={dated} view={view} />}
      <Undated view={view} onDrop={drop} onDue={put} />
      <p className="sr-only" aria-live="polite">
        {tn("{n} action is due in this month", "{n} actions are due in this month", inMonth.length)}
      </p>
    </div>
  );
}

type NextDueProps = {
  dated: ReadonlyMap<string, readonly Action[]>;
  month: string;
  count: number;
  onGo: (day: string) => void;
};

/** An empty month says where to look. */
function NextDue({ dated, month, count, onGo }: NextDueProps) {
  if (count > 0) return null;
  const days = [...dated.keys()].sort();
  const next = days.find((due) => due > `${month}-31`) ?? days.at(-1);
  return (
    <p className="plan-next-due">
      {t("Nothing is due in this month.")}{" "}
      {next && (
        <button type="button" onClick={() => onGo(next)}>
          {t("Go to {month}", { month: monthName(next.slice(0, 7), localeHere()) })}
        </button>
      )}
    </p>
  );
}
