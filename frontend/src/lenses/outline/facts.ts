import type { Piece } from "../../board/model";
import type { Kind } from "../../board/schema.gen";
import { language, t } from "../../i18n";
import { fieldWord, optionWord } from "../../shell/fieldWords";

/** What is worth reading beside a sentence. `person` is who it names, to show them. */
export type Fact = { name: string; label: string; words: string; person?: string };

type Reader = (value: unknown, label: string) => string | undefined;

const text: Reader = (value) => (typeof value === "string" && value.trim() ? value.trim() : undefined);
const choice: Reader = (value) =>
  typeof value === "string" || typeof value === "number" ? optionWord(value) : undefined;
const day: Reader = (value) => (typeof value === "string" ? dayWords(value) : undefined);
const number: Reader = (value, label) =>
  typeof value === "number" ? t("{field} {n}", { field: label, n: value }) : undefined;
const percent: Reader = (value) => (typeof value === "number" ? `${value}\u00a0%` : undefined);
const signed: Reader = (value) =>
  typeof value === "number" ? `${value > 0 ? "+" : value < 0 ? "\u2212" : "\u00b1"}${Math.abs(value)}` : undefined;
const flag: Reader = (value, label) => (value === true ? label : undefined);
const person: Reader = (value, label) => text(value, label);

const FACTS: Readonly<Record<Kind, Readonly<Record<string, Reader>>>> = {
  factor: { effect: signed, category: choice, horizon: choice },
  milestone: { date: day, effect: choice },
  expansion: { product: text, site: text, state: choice },
  goal: { priority: number, horizon: choice, customer_owner: text },
  challenge: { priority: number },
  culture: {},
  strategy: { horizon: choice },
  value: { clarity: number },
  stakeholder: { role: text, stance: choice, power: number },
  colleague: { role: text },
  competitor: { us: flag },
  criterion: { weight: percent },
  action: { owner: person, due: day, status: choice, accepted: flag },
  obstacle: { severity: number },
  event: { date: day, planned: flag },
  note: {},
  gap: { asks: choice },
};

export function factsOf(piece: Piece, nameOf: (person: string) => string | undefined): Fact[] {
  return Object.entries(FACTS[piece.kind] ?? {}).flatMap(([name, read]) => {
    const label = fieldWord(name);
    const words = read(piece.fields[name], label);
    if (words === undefined) return [];
    if (read !== person) return [{ name, label, words }];
    const known = nameOf(words);
    return known ? [{ name, label, words: known, person: words }] : [];
  });
}

/** "Owner: Nadia Belkacem": a number says its field itself. */
export function factWords({ label, words }: Fact): string {
  return words.startsWith(label) ? words : t("{field}: {value}", { field: label, value: words });
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A day, a month or a year, as much of it as is known. */
export function dayWords(value: string): string | undefined {
  const [year, month, date] = value.split("-").map(Number);
  if (!year) return undefined;
  if (!month) return String(year);
  const options: Intl.DateTimeFormatOptions = { year: "numeric", month: "short", timeZone: "UTC" };
  if (date) options.day = "numeric";
  const key = `${language()} ${date ? "day" : "month"}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language(), options);
  formats.set(key, format);
  return format.format(new Date(Date.UTC(year, month - 1, date ?? 1)));
}
