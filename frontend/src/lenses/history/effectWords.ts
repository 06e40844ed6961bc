import { t } from "../../i18n";
import type { IconName } from "../../shell/icons";
import type { Effect } from "./milestones";

const WORD: Readonly<Record<Effect, () => string>> = {
  1: () => t("For us"),
  0: () => t("Neither"),
  [-1]: () => t("Against us"),
};

export const effectWord = (effect: Effect): string => WORD[effect]();

/** A shape beside the word: never told by colour alone. */
export const EFFECT_ICON: Readonly<Record<Effect, IconName>> = { 1: "rise", 0: "minus", [-1]: "fall" };

export const EFFECT_CLASS: Readonly<Record<Effect, string>> = { 1: "is-for", 0: "is-neither", [-1]: "is-against" };
