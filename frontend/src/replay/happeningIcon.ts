import type { IconName } from "../shell/icons";
import type { Change } from "./happening";

const ICON: Readonly<Record<Change["what"], IconName>> = {
  created: "plus",
  text: "pencil",
  field: "pencil",
  moved: "fit",
  removed: "trash",
  restored: "undo",
  linked: "link",
  unlinked: "close",
  comment: "comment",
  sign: "spark",
  "stage-begins": "flag",
  "stage-ends": "flag",
  "timer-runs": "timer",
  "timer-stands": "timer",
  "vote-opens": "dots",
  "vote-closes": "dots",
  "round-opens": "hand",
  "round-closes": "hand",
  card: "event",
  checkpoint: "flag",
  spotlight: "screen",
};

export const happeningIcon = (what: Change["what"]): IconName => ICON[what];
