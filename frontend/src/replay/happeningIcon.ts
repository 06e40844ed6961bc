import type { IconName } from "../shell/icons";
import { STEP_ICON } from "../shell/past/stepIcon";
import type { Change } from "./happening";

const ICON: Readonly<Record<Change["what"], IconName>> = {
  ...STEP_ICON,
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
