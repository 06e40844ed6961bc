import { language } from "../i18n";

/** The time of day as a workshop writes it: 15:44, in every language. */
export function clock(at: Date): string {
  return new Intl.DateTimeFormat(language(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
}
