import { Value } from "../../shell/value";

export const OVERVIEW_BELOW = 0.35;
export const FULL_FROM = 0.7;
const STEP = 0.05;
const SMALLEST_TYPE_PX = 10.5;
const SMALLEST_GOAL_TYPE_PX = 13;

/** How much of a piece is told: everything, head and sentence in counter-scaled type, or shapes on a canvas. */
export type Detail = { level: "full" | "sentence" | "overview"; type: number; goalType: number };

const FULL: Detail = { level: "full", type: 15, goalType: 17 };
const OVERVIEW: Detail = { level: "overview", type: 30, goalType: 37 };

/** Changes in steps, so that a zoom does not lay out every piece in every frame. */
export const detail = new Value<Detail>(FULL);

const steps = new Map<number, Detail>();

export function setZoom(zoom: number): void {
  detail.set(detailAt(zoom));
}

export function detailAt(zoom: number): Detail {
  if (zoom >= FULL_FROM) return FULL;
  if (zoom < OVERVIEW_BELOW) return OVERVIEW;
  const step = Math.floor(zoom / STEP + 0.1);
  const known = steps.get(step);
  if (known) return known;
  const low = step * STEP;
  const made: Detail = {
    level: "sentence",
    type: Math.max(15, Math.round((SMALLEST_TYPE_PX / low) * 2) / 2),
    goalType: Math.max(17, Math.round((SMALLEST_GOAL_TYPE_PX / low) * 2) / 2),
  };
  steps.set(step, made);
  return made;
}
