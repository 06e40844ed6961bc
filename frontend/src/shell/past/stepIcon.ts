import type { IconName } from "../icons";
import type { What } from "./past";

export const STEP_ICON: Readonly<Record<What, IconName>> = {
  created: "plus",
  text: "pencil",
  field: "pencil",
  moved: "fit",
  removed: "trash",
  restored: "undo",
  linked: "link",
  unlinked: "close",
};
