/** A year, a month or a day, as history is remembered: 2021, 2021-03, 2021-03-12. */
export type RoughDate = string;

const ISO = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
// As Europeans write it, the other way round.
const REVERSED = /^(?:(?:(\d{1,2})[./])?(\d{1,2})[./])(\d{4})$/;

/** What somebody typed, as the board keeps it; undefined when it is no date. */
export function readDate(words: string): RoughDate | undefined {
  const text = words.trim();
  const [, year, month, day] = ISO.exec(text) ?? [];
  if (year) return checked(year, month, day);
  const [, firstDay, thenMonth, thenYear] = REVERSED.exec(text) ?? [];
  return thenYear ? checked(thenYear, thenMonth, firstDay) : undefined;
}

function checked(year: string, month?: string, day?: string): RoughDate | undefined {
  const parts = [year, month, day].filter((part) => part !== undefined).map((part) => part.padStart(2, "0"));
  const date = parts.join("-");
  const began = beginningOf(date);
  return began !== undefined && isoDay(began).startsWith(date) ? date : undefined;
}

/** Milliseconds at which it begins, by UTC; undefined for what is no date. */
export function beginningOf(date: RoughDate): number | undefined {
  if (!ISO.test(date)) return undefined;
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const began = utc(year, month - 1, day);
  return year > 0 && !Number.isNaN(began) ? began : undefined;
}

/** The same day some months on, or the last one of a shorter month; a year becomes a month of it. */
export function shifted(date: RoughDate, months: number): RoughDate {
  const [year = 1, month = 1, day] = date.split("-").map(Number);
  const total = Math.max(12, Math.min(9999 * 12 + 11, year * 12 + month - 1 + months));
  const [toYear, toMonth] = [Math.floor(total / 12), total % 12];
  if (day === undefined) return isoDay(utc(toYear, toMonth, 1)).slice(0, 7);
  const last = new Date(utc(toYear, toMonth + 1, 0)).getUTCDate();
  return isoDay(utc(toYear, toMonth, Math.min(day, last)));
}

/** The month of a moment. */
export function monthOf(at: number): RoughDate {
  return isoDay(at).slice(0, 7);
}

/** "2021", "November 2021", "12 November 2021": as exact as it is known. */
export function dateWords(date: RoughDate, locale: string): string {
  const began = beginningOf(date);
  if (began === undefined) return date;
  const parts = date.split("-").length;
  const format: Intl.DateTimeFormatOptions = { year: "numeric", timeZone: "UTC" };
  if (parts > 1) format.month = "short";
  if (parts > 2) format.day = "numeric";
  return new Intl.DateTimeFormat(locale, format).format(began);
}

// Date.UTC takes years below 100 for those of the last century.
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day);
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
