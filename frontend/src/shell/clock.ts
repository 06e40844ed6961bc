import { language, t } from "../i18n";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The time of day as a workshop writes it: 15:44, in every language. */
export function clock(at: Date): string {
  return new Intl.DateTimeFormat(language(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
}

/** When something was said, as one says it: the nearer, the rougher. In the time zone of this device. */
export function momentWords(at: Date, now: Date): string {
  const ago = now.getTime() - at.getTime();
  // Another device's clock may be somewhat ahead.
  if (Math.abs(ago) < MINUTE_MS) return t("just now");
  if (ago > 0 && ago < HOUR_MS) {
    const minutes = Math.floor(ago / MINUTE_MS);
    return new Intl.RelativeTimeFormat(language(), { style: "short" }).format(-minutes, "minute");
  }
  if (at.toDateString() === now.toDateString()) return clock(at);
  const isThisYear = at.getFullYear() === now.getFullYear();
  const day: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", ...(!isThisYear && { year: "numeric" }) };
  return `${new Intl.DateTimeFormat(language(), day).format(at)}, ${clock(at)}`;
}

/** The whole of it, with the day of the week. */
export function wholeMoment(at: Date): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: "full", timeStyle: "short" }).format(at);
}
