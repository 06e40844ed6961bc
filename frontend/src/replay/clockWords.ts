import { language } from "../i18n";

type Options = Intl.DateTimeFormatOptions;

const CLOCK: Options = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
const DAY: Options = { day: "numeric", month: "short", year: "numeric" };
// Made once for each language: to make one takes longer than to use it a hundred times, and a list shows sixty.
const made = new Map<string, Intl.DateTimeFormat>();

/** The time of day to the second, in the time zone of this device. */
export function wholeClock(at: Date): string {
  return formatOf("clock", CLOCK).format(at);
}

/** The day, as short as it can be. */
export function dayWords(at: Date): string {
  return formatOf("day", DAY).format(at);
}

function formatOf(name: string, options: Options): Intl.DateTimeFormat {
  const key = `${name} ${language()}`;
  const format = made.get(key) ?? new Intl.DateTimeFormat(language(), options);
  made.set(key, format);
  return format;
}
