import { type Dated, type Effect, effectOf } from "./milestones";
import { rowsOf, type TimeScale } from "./timeScale";

/** Pixels. */
export const CARD = { width: 224, height: 96, gap: 10 };
export const AXIS = 30;
export const TOP = 30;
const EMPTY_LANE = 44;

export type Place = {
  x: number;
  y: number /** Up to the line, from the card's nearer edge. */;
  stem: number;
  above: boolean;
};
type Lane = { top: number; height: number };

/** Where every milestone lies: above the line, on it, or below it, in as many rows as it takes. */
export function lanesOf(dated: readonly Dated[], scale: TimeScale) {
  const byEffect = { 1: rowed(dated, scale, 1), 0: rowed(dated, scale, 0), [-1]: rowed(dated, scale, -1) };
  const step = CARD.height + CARD.gap;
  const heightOf = (effect: Effect) => Math.max(EMPTY_LANE, byEffect[effect].rows * step + CARD.gap);
  const [above, on, below] = [heightOf(1), byEffect[0].rows * step + (byEffect[0].rows ? CARD.gap : 0), heightOf(-1)];
  const axis = TOP + above;
  const places = new Map<string, Place>();
  for (const effect of [1, 0, -1] as const)
    for (const { id, x, row } of byEffect[effect].items) {
      const beside = CARD.gap + row * step;
      const y = effect === 1 ? axis - beside - CARD.height : axis + AXIS + beside + (effect === 0 ? 0 : on);
      const stem = effect === 1 ? beside : y - axis - AXIS;
      places.set(id, { x, y, stem, above: effect === 1 });
    }
  const lanes: Record<Effect, Lane> = {
    1: { top: TOP, height: above },
    0: { top: axis, height: AXIS + on },
    [-1]: { top: axis + AXIS + on, height: below },
  };
  return { places, lanes, axis, height: axis + AXIS + on + below };
}

function rowed(dated: readonly Dated[], scale: TimeScale, effect: Effect) {
  const here = dated.filter(({ piece }) => effectOf(piece) === effect);
  const lefts = here.map(({ began }) => scale.x(began));
  const rows = rowsOf(lefts, CARD.width + CARD.gap);
  return {
    rows: Math.max(0, ...rows.map((row) => row + 1)),
    items: here.map(({ piece: { id } }, index) => ({ id, x: lefts[index] ?? 0, row: rows[index] ?? 0 })),
  };
}
