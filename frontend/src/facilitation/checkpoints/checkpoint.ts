import { language, t } from "../../i18n";
import { useStage } from "../../shell/stage";
import type { FIGURES } from "./standing";

export type FigureName = (typeof FIGURES)[number];

export type Condition = {
  readonly id: string;
  readonly met: number;
  readonly of: number;
  readonly holding_back: readonly string[];
};
export type Figure = { readonly value: number | null; readonly conditions: readonly Condition[] };
export type Scores = { readonly low: number; readonly mean: number; readonly high: number; readonly count: number };
export type Said = Scores & { readonly by_function: Readonly<Record<string, Scores>> };
export type Opinion = {
  readonly count: number;
  readonly lines?: readonly string[];
} & Partial<Readonly<Record<FigureName, Said>>>;
export type Poll = {
  readonly opened_at: string;
  readonly closes_at: string;
  readonly answered: number;
  readonly closed_at?: string;
  readonly opinion?: Opinion;
};
export type Checkpoint = {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly note: string;
  readonly at: string;
  readonly by: string;
  readonly fingerprint: string;
  readonly metrics: Readonly<Record<FigureName, Figure>>;
  readonly poll?: Poll;
  readonly shown?: { readonly at: string; readonly by: string };
};

/** The first one first. */
export function useCheckpoints(): readonly Checkpoint[] {
  const found = useStage("checkpoints") as Readonly<Record<string, Omit<Checkpoint, "id">>>;
  return Object.entries(found)
    .map(([id, one]) => ({ ...one, id }))
    .sort((one, other) => one.number - other.number);
}

/** A mean of answers, the way of the language. */
export function meanWords(mean: number): string {
  return new Intl.NumberFormat(language(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(mean);
}

export function figureWords(name: FigureName): { title: string; question: string } {
  switch (name) {
    case "information":
      return { title: t("Information"), question: t("Do we all share the same picture of the customer?") };
    case "people":
      return { title: t("People"), question: t("Does everybody know their part, and who owns which relation?") };
    case "actions":
      return { title: t("Actions"), question: t("Do our actions fit together and serve the goals?") };
  }
}

export function conditionWords({ id, met, of }: Condition): string {
  const values = { met, of };
  switch (id) {
    case "zones-fed":
      return t("{met} of {of} zones have pieces of two functions or more", values);
    case "pieces-shared":
      return t("{met} of {of} pieces are known to two functions: a second one commented or signed", values);
    case "goals-shared":
      return t("{met} % of the top goals named alone are the same for two people", values);
    case "stakeholders-owned":
      return t("{met} of {of} powerful stakeholders have exactly one owner", values);
    case "cards-written":
      return t("{met} of {of} people have written their card", values);
    case "actions-sound":
      return t("{met} of {of} actions are accepted, dated, serve a goal and name their obstacle", values);
    case "goals-served":
      return t("{met} of {of} levels of goals have an action: executive, middle, field", values);
    case "horizons-both":
      return t("{met} of {of} horizons are in the plan: short, long", values);
    case "no-conflict":
      return t("{met} of {of} actions are in conflict with none", values);
    default:
      return t("{met} of {of}", values);
  }
}
