import type { Piece } from "../../board/model";
import { t, tn } from "../../i18n";
import { optionWord } from "../../shell/fieldWords";
import { signed } from "../inline/signed";
import { type ColumnName, effectOf, horizonOf, type Pressure, UNSORTED } from "./pressure";

const QUESTION: Readonly<Record<ColumnName, () => string>> = {
  market: () => t("Which of their markets grows, shrinks or moves away?"),
  supply_demand: () => t("What is scarce for them, and on whom do they depend?"),
  technology: () => t("Which technology changes what they build or need?"),
  political_social: () => t("Which rule, border or expectation changes their business?"),
  unsorted: () => "",
};

export const columnWord = (column: ColumnName): string =>
  column === UNSORTED ? t("Not sorted yet") : optionWord(column);

/** What an empty column asks. */
export const columnQuestion = (column: ColumnName): string => QUESTION[column]();

/** "−7 against, +2 for, net −5" */
export function pressureWords({ against, for: helping, net, judged }: Pressure): string {
  if (judged === 0) return t("No effect judged yet");
  return t("{against} against, {for} for, net {net}", {
    against: signed(against),
    for: signed(helping),
    net: signed(net),
  });
}

/** What of a factor a screen reader hears after its sentence. */
export function factorWords(factor: Piece, goals: number): string {
  const effect = effectOf(factor);
  const horizon = horizonOf(factor);
  return [
    effect === undefined ? t("effect not judged") : t("effect {n}", { n: signed(effect) }),
    horizon === "short" ? t("short term") : horizon === "long" ? t("long term") : "",
    goals > 0 ? tn("linked to {n} goal", "linked to {n} goals", goals) : "",
  ]
    .filter(Boolean)
    .join(", ");
}
