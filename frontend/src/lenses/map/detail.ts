import { Value } from "../../shell/value";

export const OVERVIEW_BELOW = 0.35;
export const FULL_FROM = 0.7;
const STEP = 0.05;
// A board of so few pieces keeps them as elements, with their words and for those who listen, from further away.
const FEW_PIECES = 400;
export const WORDS_BELOW = 0.24;
const FAR_STEP = 0.02;
const SMALLEST_FAR_TYPE_PX = 9;
const SMALLEST_TYPE_PX = 10.5;
const SMALLEST_GOAL_TYPE_PX = 13;

/** How much of a piece is told: everything, head and sentence in counter-scaled type, or shapes on a canvas. */
export type Detail = { level: "full" | "sentence" | "overview"; type: number; goalType: number };

const FULL: Detail = { level: "full", type: 15, goalType: 17 };
const OVERVIEW: Detail = { level: "overview", type: 30, goalType: 37 };

/** Changes in steps, so that a zoom does not lay out every piece in every frame. */
export const detail = new Value<Detail>(FULL);

const steps = new Map<number, Detail>();

export function setZoom(zoom: number, pieces: number): void {
  detail.set(detailAt(zoom, pieces));
}

export function detailAt(zoom: number, pieces = Number.POSITIVE_INFINITY): Detail {
  if (zoom >= FULL_FROM) return FULL;
  if (zoom < (pieces > FEW_PIECES ? OVERVIEW_BELOW : WORDS_BELOW)) return OVERVIEW;
  return zoom < OVERVIEW_BELOW
    ? sentenceAt(Math.floor(zoom / FAR_STEP + 0.1) * FAR_STEP, SMALLEST_FAR_TYPE_PX)
    : sentenceAt(Math.floor(zoom / STEP + 0.1) * STEP, SMALLEST_TYPE_PX);
}

// The same object for the same step.
function sentenceAt(low: number, smallestPx: number): Detail {
  const known = steps.get(low);
  if (known) return known;
  const made: Detail = {
    level: "sentence",
    type: Math.max(15, Math.round((smallestPx / low) * 2) / 2),
    goalType: Math.max(17, Math.round((SMALLEST_GOAL_TYPE_PX / low) * 2) / 2),
  };
  steps.set(low, made);
  return made;
}
