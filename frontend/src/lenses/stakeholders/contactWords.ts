import { language, t, tn } from "../../i18n";
import { type Contact, daysBetween } from "./contacts";
import type { Colleague, Decider } from "./deciders";

const STRENGTH: readonly (() => string)[] = [
  () => t("no contact"),
  () => t("know each other"),
  () => t("work together"),
  () => t("trust each other"),
];

export function strengthWord(strength: number): string {
  return STRENGTH[strength]?.() ?? String(strength);
}

/** "Henrik Dahlmann with Jonas Ekblad: 1 now, 3 wanted, 2 missing. Last contact 4 months ago". */
export function contactWords(colleague: Colleague, decider: Decider, contact: Contact, today: string): string {
  const { link, strength, wanted, missing, lastContact } = contact;
  const pair = t("{name} with {other}", { name: colleague.name, other: decider.name });
  if (link === undefined) return `${pair}: ${t("no contact")}`;
  const said = [
    strength === undefined ? t("strength not said") : t("{n} now", { n: strength }),
    wanted === undefined ? "" : t("{n} wanted", { n: wanted }),
    missing > 0 ? t("{n} missing", { n: missing }) : "",
    lastContact ? t("last contact {when}", { when: sinceWords(lastContact, today) }) : "",
  ];
  return `${pair}: ${said.filter(Boolean).join(", ")}`;
}

/** "12 days ago"; the date itself where it lies ahead, or is no day. */
export function sinceWords(date: string, today: string): string {
  if (date === "") return t("never");
  const days = daysBetween(date, today);
  if (days === undefined || days < 0) return dayWords(date);
  if (days === 0) return t("today");
  return tn("{n} day ago", "{n} days ago", days);
}

export function dayWords(date: string): string {
  const at = Date.parse(date.slice(0, 10));
  if (Number.isNaN(at)) return date;
  return new Intl.DateTimeFormat(language(), {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(at);
}
