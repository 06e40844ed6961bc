import type { Link } from "../../board/model";
import { type Colleague, type Decider, isHigh } from "./deciders";

export const STRENGTHS = [0, 1, 2, 3] as const;
/** Longer ago than this, a contact is silent. */
export const SILENT_DAYS = 90;
const DAY_MS = 86_400_000;

/** What one of us has with one of them. Without a link: nothing, and nothing wanted. */
export type Contact = {
  link: string | undefined;
  strength: number | undefined;
  wanted: number | undefined;
  lastContact: string;
  /** How much more is wanted than there is. */
  missing: number;
};

export type Surface = {
  of: (colleague: string, decider: string) => Contact;
  /** How many of them this colleague is in contact with. */
  reach: (colleague: string) => number;
  /** How many of us are in contact with them. */
  touched: (decider: string) => number;
  /** The last contact anybody had with them: an ISO date, empty for none. */
  last: (decider: string) => string;
};

const NONE: Contact = { link: undefined, strength: undefined, wanted: undefined, lastContact: "", missing: 0 };

export function surfaceOf(
  colleagues: readonly Colleague[],
  deciders: readonly Decider[],
  links: readonly Link[],
): Surface {
  const known = new Map<string, Contact>();
  for (const link of links) {
    const key = keyOf(link.from, link.to);
    if (link.kind === "owns" && !known.has(key)) known.set(key, contactOf(link));
  }
  const of = (colleague: string, decider: string) => known.get(keyOf(colleague, decider)) ?? NONE;
  return {
    of,
    reach: (colleague) => deciders.filter(({ id }) => isAlive(of(colleague, id))).length,
    touched: (decider) => colleagues.filter(({ id }) => isAlive(of(id, decider))).length,
    last: (decider) => colleagues.map(({ id }) => of(id, decider).lastContact).reduce(later, ""),
  };
}

/** Whole days from one ISO date to another; undefined where one of them is no day. */
export function daysBetween(from: string, to: string): number | undefined {
  const days = (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY_MS;
  return Number.isFinite(days) ? Math.round(days) : undefined;
}

export function isSilent(last: string, today: string): boolean {
  const days = daysBetween(last, today);
  return days === undefined || days > SILENT_DAYS;
}

/** Where most is missing with those who decide most, the widest first. */
export function gapsIn(
  { of }: Surface,
  colleagues: readonly Colleague[],
  deciders: readonly Decider[],
): { colleague: Colleague; decider: Decider; missing: number }[] {
  return deciders
    .flatMap((decider) =>
      colleagues.map((colleague) => ({ colleague, decider, missing: of(colleague.id, decider.id).missing })),
    )
    .filter(({ missing }) => missing > 0)
    .sort((one, other) => Number(isHigh(other.decider)) - Number(isHigh(one.decider)) || other.missing - one.missing);
}

// Owned and never said how well: somebody has the relation, however weak.
function isAlive({ link, strength, wanted }: Contact): boolean {
  return link !== undefined && (strength ?? (wanted === undefined ? 1 : 0)) > 0;
}

function contactOf({ id, fields }: Link): Contact {
  const strength = gradeIn(fields.strength);
  const wanted = gradeIn(fields.wanted);
  const lastContact = typeof fields.last_contact === "string" ? fields.last_contact : "";
  return { link: id, strength, wanted, lastContact, missing: Math.max(0, (wanted ?? 0) - (strength ?? 0)) };
}

function gradeIn(value: unknown): number | undefined {
  return typeof value === "number" ? Math.min(3, Math.max(0, Math.round(value))) : undefined;
}

function keyOf(colleague: string, decider: string): string {
  return `${colleague} ${decider}`;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
