import type { Piece } from "../../board/model";
import { center } from "./zones";

export type Direction = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";

const STEP: Readonly<Record<Direction, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
// Straight ahead counts more than near by: rows and columns are walked along, not zigzagged.
const ASIDE = 2.5;

export function directionOf(key: string): Direction | undefined {
  return key in STEP ? (key as Direction) : undefined;
}

export function stepOf(direction: Direction, length: number): readonly [number, number] {
  const [x, y] = STEP[direction];
  return [x * length, y * length];
}

/** The piece one would call the next one in that direction. */
export function nearestPiece(from: Piece, others: Iterable<Piece>, direction: Direction): Piece | undefined {
  const [dx, dy] = STEP[direction];
  const [x, y] = center(from);
  let best: Piece | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const other of others) {
    const [ox, oy] = center(other);
    const ahead = (ox - x) * dx + (oy - y) * dy;
    const aside = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
    const cost = ahead + aside * ASIDE;
    if (other.id === from.id || ahead <= 1 || cost >= least) continue;
    least = cost;
    best = other;
  }
  return best;
}
