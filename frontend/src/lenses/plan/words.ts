import { language, t, tn } from "../../i18n";
import { optionWord } from "../../shell/fieldWords";
import { sentenceOf } from "../../shell/label";
import type { Column, Grouping } from "./arrange";
import { OPEN_AT_MOST, type OpenPoint, type Warning } from "./balance";
import { shortDay } from "./days";
import type { Level } from "./plan";

const COLUMN: Readonly<Record<Column, () => string>> = {
  sentence: () => t("Action"),
  owner: () => t("Owner"),
  accepted: () => t("Accepted"),
  due: () => t("Due"),
  obstacle: () => t("Obstacle"),
  level: () => t("Level"),
  horizon: () => t("Horizon"),
  shared: () => t("Customer"),
  status: () => t("Status"),
  goal: () => t("Goal"),
  stakeholder: () => t("Stakeholder"),
  reach: () => t("Reach"),
  review: () => t("After the event"),
};

const GROUPING: Readonly<Record<Grouping, () => string>> = {
  goal: () => t("By goal"),
  owner: () => t("By owner"),
  level: () => t("By level"),
  none: () => t("Not grouped"),
};

const MISSING: Readonly<Record<Level, () => string>> = {
  executive: () => t("An executive action is missing"),
  middle: () => t("A middle action is missing"),
  field: () => t("A field action is missing"),
};

export const columnWord = (column: Column) => COLUMN[column]();
export const groupingWord = (grouping: Grouping) => GROUPING[grouping]();

export function missingWords(missing: readonly Level[]): string {
  const [only, more] = missing;
  if (only && !more) return MISSING[only]();
  return t("Missing actions: {levels}", { levels: listed(missing.map(optionWord)) });
}

type Told = { nameOf: (person: string) => string; today: string };

export function warningWords(warning: Warning, { nameOf, today }: Told): string {
  switch (warning.kind) {
    case "levels":
      return t("Goal {n}. {missing}.", { n: warning.rank, missing: missingWords(warning.missing) });
    case "orphan":
      return t("Without a goal: {action}", { action: sentenceOf(warning.action.piece) });
    case "late":
      return t("Late since {day}: {action}", {
        day: shortDay(warning.action.due ?? "", localeHere(), today),
        action: sentenceOf(warning.action.piece),
      });
    case "left":
      return t("The owner has left: {action}", { action: sentenceOf(warning.action.piece) });
    case "overload":
      return tn(
        "{name} has {n} open action: more than {most} are hard to keep.",
        "{name} has {n} open actions: more than {most} are hard to keep.",
        warning.actions.length,
        { name: nameOf(warning.owner), most: OPEN_AT_MOST },
      );
    case "conflict": {
      const values = { one: sentenceOf(warning.action.piece), other: sentenceOf(warning.other.piece) };
      return warning.apart
        ? t("Local against global: {one} / {other}", values)
        : t("In conflict: {one} / {other}", values);
    }
  }
}

export function openPointWord(kind: OpenPoint["kind"], count: number): string {
  switch (kind) {
    case "unowned":
      return tn("{n} action without an owner", "{n} actions without an owner", count);
    case "unaccepted":
      return tn("{n} action to be accepted by its owner", "{n} actions to be accepted by their owners", count);
    case "undated":
      return tn("{n} action without a date", "{n} actions without a date", count);
    case "unblocked":
      return tn(
        "{n} action whose obstacle nobody has considered",
        "{n} actions whose obstacle nobody has considered",
        count,
      );
  }
}

/** The chosen language, in the country this browser is set to: a week begins and a date is written as there. */
export function localeHere(): string {
  return navigator.languages.find((one) => one.startsWith(language())) ?? language();
}

export function listed(words: readonly string[]): string {
  return new Intl.ListFormat(language(), { type: "conjunction" }).format(words);
}
