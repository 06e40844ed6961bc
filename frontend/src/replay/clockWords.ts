import { language } from "../i18n";

/** The time of day to the second, in the time zone of this device. */
export function wholeClock(at: Date): string {
  const parts: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
  return new Intl.DateTimeFormat(language(), parts).format(at);
}

/** The day, as short as it can be. */
export function dayWords(at: Date): string {
  return new Intl.DateTimeFormat(language(), { day: "numeric", month: "short", year: "numeric" }).format(at);
}
