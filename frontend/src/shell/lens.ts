import type { Kind } from "../board/schema.gen";
import { t } from "../i18n";

/** The ways of looking at the same pieces, in the order of their tabs. */
export const LENSES = ["map", "outline", "industry", "history", "stakeholders", "competition", "plan", "part"] as const;
/** On a phone one's own hand is a page of its own; wider, it lies at the foot of every lens. */
export type LensName = (typeof LENSES)[number] | "hand";

const WORD: Readonly<Record<LensName, () => string>> = {
  map: () => t("Map"),
  outline: () => t("Outline"),
  industry: () => t("Industry"),
  history: () => t("History"),
  stakeholders: () => t("Stakeholders"),
  competition: () => t("Competition"),
  plan: () => t("Plan"),
  part: () => t("My part"),
  hand: () => t("Hand"),
};

/** What one most likely writes next while looking through it. */
export const KIND_OF_LENS: Readonly<Partial<Record<LensName, Kind>>> = {
  map: "goal",
  industry: "factor",
  history: "milestone",
  stakeholders: "stakeholder",
  competition: "competitor",
  plan: "action",
  part: "colleague",
};

export const lensWord = (lens: LensName): string => WORD[lens]();

/** The lens of an address that names none: without motion, for whoever asked their browser for that. */
export function firstLens(): LensName {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "outline" : "map";
}

/** The lens an address names after its hash; undefined when it names none. */
export function lensIn(hash: string): LensName | undefined {
  return [...LENSES, "hand" as const].find((lens) => hash === `#${lens}`);
}
