import { language, t } from "../../i18n";
import { useStage } from "../../shell/stage";
import type { Question } from "../answers/useOwnAnswer";
import { openFirst } from "../openFirst";

export type Figures = { readonly low: number; readonly median: number; readonly high: number; readonly count: number };
export type Spread = Figures & {
  readonly by_function: Readonly<Record<string, Figures>>;
  readonly differs: readonly string[];
};
export type Topic = "stakeholders" | "rivals" | "top_goals";
export type Round = {
  readonly id: string;
  readonly topic: Topic;
  readonly subjects: readonly string[];
  readonly fields: readonly string[];
  readonly answered: number;
  readonly opened_at: string;
  readonly closes_at?: string;
  readonly closed_at?: string;
  readonly spread?: Readonly<Record<string, Readonly<Record<string, Spread>>>>;
  readonly goals?: Readonly<
    Record<string, { readonly total: number; readonly by_function: Readonly<Record<string, number>> }>
  >;
  readonly own?: readonly string[];
  readonly overlap?: number | null;
  readonly settled?: Readonly<Record<string, { readonly value: number }>>;
};

/** What one answers; the parts that the topic does not ask for are null. */
export type OwnAnswer = {
  readonly scores?: Readonly<Record<string, Readonly<Record<string, number>>>> | null;
  readonly goals?: readonly string[] | null;
  readonly own?: string;
};
export const NOTHING: OwnAnswer = {};

export function asQuestion({ id, closes_at }: Round): Question {
  return { name: `round:${id}`, path: `/rounds/${id}/answer`, closes_at };
}

/** The one that is open, then the newest: a clock may have been set back since. */
export function useRounds(): readonly Round[] {
  const rounds = useStage("rounds") as Readonly<Record<string, Omit<Round, "id">>>;
  return Object.entries(rounds)
    .map(([id, round]) => ({ ...round, id }))
    .sort(openFirst);
}

export function topicWords(topic: Topic): string {
  switch (topic) {
    case "stakeholders":
      return t("Place the stakeholders, each alone");
    case "rivals":
      return t("Score us and the rivals, each alone");
    case "top_goals":
      return t("The customer's three top goals, each alone");
  }
}

export function fieldWord(field: string): string | undefined {
  const words: Readonly<Record<string, string>> = {
    power: t("Power"),
    influence: t("Influence"),
    interest: t("Interest"),
  };
  return words[field];
}

/** A middle may lie between two values; written as the person reads numbers. */
export function medianWords(median: number): string {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(median);
}
