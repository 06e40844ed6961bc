import { optionWord } from "../../shell/fieldWords";
import type { IconName } from "../../shell/icons";
import type { State } from "./expansion";

export const stateWord = (state: State): string => optionWord(state);

/** A shape beside the word. */
export const STATE_ICON: Readonly<Record<State, IconName>> = {
  sold: "check",
  open: "expansion",
  competitor: "competitor",
  blank: "gap",
};
