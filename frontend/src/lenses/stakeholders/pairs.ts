import type { Link } from "../../board/model";
import { daysBetween } from "./contacts";
import type { Colleague, Decider } from "./deciders";

/** Two who answer for the relation, at the same height, and how often they meet. */
export type Pair = {
  link: Link;
  colleague: Colleague;
  decider: Decider;
  weeks: number | undefined;
  last: string;
  next: string;
};

const WEEK_DAYS = 7;
const DAY_MS = 86_400_000;

/** Whoever is late comes first, then who meets next; pairs without a date come last. */
export function pairsOf(
  links: readonly Link[],
  colleagues: readonly Colleague[],
  deciders: readonly Decider[],
): Pair[] {
  const us = new Map(colleagues.map((colleague) => [colleague.id, colleague]));
  const them = new Map(deciders.map((decider) => [decider.id, decider]));
  return links
    .flatMap((link) => {
      const [colleague, decider] = [us.get(link.from), them.get(link.to)];
      if (link.kind !== "counterpart" || !colleague || !decider) return [];
      const { cadence_weeks: weeks, last, next } = link.fields;
      return {
        link,
        colleague,
        decider,
        weeks: typeof weeks === "number" ? weeks : undefined,
        last: typeof last === "string" ? last : "",
        next: typeof next === "string" ? next : "",
      };
    })
    .sort((one, other) => (one.next || "9").localeCompare(other.next || "9") || (one.link.id < other.link.id ? -1 : 1));
}

/** By how many days the next meeting is late; 0 while it lies ahead or is not set. */
export function lateBy({ next }: Pick<Pair, "next">, today: string): number {
  return Math.max(0, daysBetween(next, today) ?? 0);
}

/** When they would meet again by their rhythm; undefined where it is set already, or not known. */
export function proposedDay({ weeks, last, next }: Pick<Pair, "weeks" | "last" | "next">): string | undefined {
  const from = Date.parse(last.slice(0, 10));
  if (!weeks || last.length < 10 || Number.isNaN(from)) return undefined;
  const day = new Date(from + weeks * WEEK_DAYS * DAY_MS).toISOString().slice(0, 10);
  return next >= day ? undefined : day;
}
