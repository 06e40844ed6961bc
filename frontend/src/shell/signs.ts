import type { Sign } from "../board/schema.gen";
import { t } from "../i18n";
import type { IconName } from "./icons";

const WORD: Readonly<Record<Sign, () => string>> = {
  agree: () => t("I see it too"),
  doubt: () => t("I am not sure"),
  new: () => t("New to me"),
  key: () => t("Key piece"),
};

export const SIGN_ICON: Readonly<Record<Sign, IconName>> = {
  agree: "check",
  doubt: "doubt",
  new: "spark",
  key: "star",
};

export const signWord = (sign: Sign): string => WORD[sign]();
