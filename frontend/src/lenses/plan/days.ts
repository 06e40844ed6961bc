/** Days are words like 2027-03-06, and are reckoned as such: an hour or a time zone never moves a date. */

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const PARTIAL = /^\d{4}(-(0[1-9]|1[0-2]))?$/;
const MONDAY = 1;

export function isDay(value: string): boolean {
  return DAY.test(value) && addDays(value, 0) === value;
}

/** The day it is for the person at this device. */
export function dayOf(now: Date): string {
  return iso(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

export function addDays(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const moved = new Date(Date.UTC(year, month - 1, date + days));
  return moved.toISOString().slice(0, 10);
}

/** "2027-03", moved by months. */
export function addMonths(month: string, months: number): string {
  const [year = 0, at = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, at - 1 + months, 1)).toISOString().slice(0, 7);
}

/** A month is over with its last day, a year with its last. */
export function isPast(due: string, today: string): boolean {
  if (!PARTIAL.test(due) && !isDay(due)) return false;
  return due < today.slice(0, due.length);
}

/** The weeks that show a month: whole weeks, so with days of the months around it. */
export function weeksOf(month: string, firstWeekday: number): string[][] {
  const first = `${month}-01`;
  const [year = 0, at = 1] = month.split("-").map(Number);
  const weekday = new Date(Date.UTC(year, at - 1, 1)).getUTCDay();
  let day = addDays(first, -((weekday - (firstWeekday % 7) + 7) % 7));
  const weeks: string[][] = [];
  while (day.slice(0, 7) <= month) {
    const start = day;
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(start, index)));
    day = addDays(day, 7);
  }
  return weeks;
}

type WithWeeks = { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };

/** 1 is Monday, 7 is Sunday. Browsers that do not know begin on a Monday. */
export function firstWeekday(locale: string): number {
  try {
    const known = new Intl.Locale(locale) as Intl.Locale & WithWeeks;
    return known.getWeekInfo?.().firstDay ?? known.weekInfo?.firstDay ?? MONDAY;
  } catch {
    return MONDAY;
  }
}

/** "6 Mar", and its year when it is another one than this. */
export function shortDay(due: string, locale: string, today: string): string {
  const sameYear = due.slice(0, 4) === today.slice(0, 4);
  if (due.length === 4) return due;
  if (due.length === 7) return format(due, locale, { month: "short", year: "numeric" });
  return format(due, locale, { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) });
}

/** "Saturday 6 March 2027". */
export function longDay(day: string, locale: string): string {
  return format(day, locale, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** "March 2027". */
export function monthName(month: string, locale: string): string {
  return format(month, locale, { month: "long", year: "numeric" });
}

/** The names of the days of a week, short and whole. */
export function weekdayNames(week: readonly string[], locale: string): { short: string; long: string }[] {
  return week.map((day) => ({
    short: format(day, locale, { weekday: "short" }),
    long: format(day, locale, { weekday: "long" }),
  }));
}

function format(day: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  const [year, month, date] = day.split("-").map(Number);
  if (!year || !month) return day;
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(Date.UTC(year, month - 1, date ?? 1));
}

function iso(year: number, month: number, date: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(date)}`;
}
