import { t } from "../i18n";
import type { KeyGroup } from "../shell/keys";

/** The keys that run the film. */
export function filmKeys(): KeyGroup {
  return {
    title: t("Replay"),
    keys: [
      [t("Space"), t("Play or pause, while no piece has the keyboard")],
      ["P", t("Play or pause")],
      ["← →", t("One change back or on, while no piece has the keyboard")],
      [", .", t("One change back or on")],
      ["Shift + ← →", t("To the checkpoint before, or to the next one")],
      [t("Home, End"), t("To the beginning, to the end")],
    ],
  };
}
