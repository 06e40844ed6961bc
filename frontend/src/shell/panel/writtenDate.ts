import { language, t, tn } from "../../i18n";
import type { Reading } from "./reading";

const YEAR_FIRST = /^(\d{4})(?:([-./])(\d{1,2})(?:\2(\d{1,2}))?)?$/;
const YEAR_LAST = /^(?:(\d{1,2})[-./ ])?(\d{1,2})[-./ ](\d{4})$/;
const SHORT_YEAR = /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{2})$/;
const YEAR_HERE = /^(?!0000)\d{4}$/;
const DAY_HERE = /^\d{1,2}(?:st|nd|rd|th|º|ª)?$/;
// What has happened is told for longer back than what is to come is planned.
const LAST_CENTURY_FROM = 70;

/** A year, a month or a day, written in the person's way, as the board keeps it: 2027, 2027-03, 2027-03-06. */
export function readDate(words: string, locale: string): Reading<string> {
  const text = words.trim();
  if (text === "") return { value: undefined };
  const [, year, , month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year) return checked(year, month, day, locale);
  const [, first, second = "", fullYear] = YEAR_LAST.exec(text) ?? SHORT_YEAR.exec(text) ?? [];
  if (fullYear && first === undefined) return checked(fullYear, second, undefined, locale);
  if (fullYear && first !== undefined) {
    // A number that no year has as a month says itself which of the two it is.
    const isMonthFirst = Number(second) > 12 || (isMonthFirstIn(locale) && Number(first) <= 12);
    const [inMonth, onDay] = isMonthFirst ? [first, second] : [second, first];
    return checked(longYear(fullYear), inMonth, onDay, locale);
  }
  return readNamed(text, locale);
}

/** The order in which the person writes dates: of their browser where it speaks the language of the page. */
export function dateLocale(): string {
  const own = typeof navigator === "undefined" ? "" : navigator.language;
  return own.split("-")[0] === language() ? own : language();
}

/** As the field shows it, and reads it again: "6 Mar 2027", "Mar 2027", "2027". */
export function writtenDate(value: string, locale: string): string {
  return dated(value, locale, "short");
}

/** "6 March 2027", "March 2027", "2027". */
export function readable(value: string): string {
  return dated(value, language(), "long");
}

/** Of a year or a month only when all of it is over. */
export function isPast(value: string, today: string): boolean {
  return value !== "" && value < today.slice(0, value.length);
}

export function today(now = new Date()): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function dated(value: string, locale: string, month: "short" | "long"): string {
  const [year, at, day] = value.split("-").map(Number);
  if (!year || !at) return value;
  const format: Intl.DateTimeFormatOptions = { year: "numeric", month, timeZone: "UTC" };
  if (day) format.day = "numeric";
  return new Intl.DateTimeFormat(locale, format).format(new Date(0).setUTCFullYear(year, at - 1, day ?? 1));
}

function checked(year: string, month: string | undefined, day: string | undefined, locale: string): Reading<string> {
  const [inYear, inMonth, onDay] = [year, month, day].map(Number) as [number, number, number];
  const isMonth = month === undefined || (inMonth >= 1 && inMonth <= 12);
  if (inYear === 0 || !isMonth || (day !== undefined && onDay === 0)) return unreadable(locale);
  if (month !== undefined && day !== undefined) {
    const days = new Date(new Date(0).setUTCFullYear(inYear, inMonth, 0)).getUTCDate();
    const named = dated(`${year}-${month}`, locale, "long");
    if (onDay > days) return { problem: tn("{month} has {n} day.", "{month} has {n} days.", days, { month: named }) };
  }
  const parts = [year, month, day].filter((part) => part !== undefined);
  return { value: parts.map((part) => part.padStart(2, "0")).join("-") };
}

/** "6 March 2027", "6 de marzo de 2027", "Mar 6, 2027", "marzo 2027". */
function readNamed(text: string, locale: string): Reading<string> {
  const parts = plain(text).split(/[\s,./-]+/);
  const months = parts.map((part) => monthOf(part, locale));
  const named = months.filter((month) => month > 0);
  const years = parts.filter((part) => YEAR_HERE.test(part));
  const days = parts.filter((part) => !YEAR_HERE.test(part) && DAY_HERE.test(part));
  const others = parts.filter(
    (part, index) =>
      months[index] === 0 && !YEAR_HERE.test(part) && !DAY_HERE.test(part) && !/^(de|del|of)?$/.test(part),
  );
  const [year] = years;
  if (!year || years.length > 1 || named.length !== 1 || days.length > 1 || others.length > 0)
    return unreadable(locale);
  return checked(year, String(named[0]), days[0] && String(Number.parseInt(days[0], 10)), locale);
}

function monthOf(word: string, locale: string): number {
  const names = (["long", "short"] as const).map(
    (month) => new Intl.DateTimeFormat(locale, { month, timeZone: "UTC" }),
  );
  for (let month = 1; month <= 12; month += 1) {
    const said = names.map((name) => plain(name.format(Date.UTC(2027, month - 1, 1))).replace(/\.$/, ""));
    // "sep" for "sept", as other devices abbreviate it.
    if (said.includes(word) || (word.length >= 3 && said[0]?.startsWith(word))) return month;
  }
  return 0;
}

function plain(words: string): string {
  return words.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

function longYear(year: string): string {
  if (year.length > 2) return year;
  return `${Number(year) < LAST_CENTURY_FROM ? "20" : "19"}${year}`;
}

function isMonthFirstIn(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale).formatToParts(0).map(({ type }) => type);
  return parts.indexOf("month") < parts.indexOf("day") && parts.indexOf("year") > parts.indexOf("month");
}

function unreadable(locale: string): Reading<string> {
  const day = isMonthFirstIn(locale) ? "03/06/2027" : "06/03/2027";
  return { problem: t("A year, a month or a day: {year}, {month} or {day}.", { year: "2027", month: "03/2027", day }) };
}
