import type { Piece, Position } from "../board/model";

export const EDGES = ["left", "centre", "right", "top", "middle", "bottom"] as const;
export const SPREADS = ["across", "down"] as const;
export type Edge = (typeof EDGES)[number];
export type Spread = (typeof SPREADS)[number];
export type Arrangement = Edge | Spread;
export type Placed = { id: string; pos: Position };

const LEAST_GAP = 12;

/** Where the pieces lie once they are lined up, or lie at equal distances. Only what moves is told. */
export function arranged(pieces: readonly Piece[], how: Arrangement): Placed[] {
  const places = how === "across" || how === "down" ? spread(pieces, how === "across" ? 0 : 1) : alignedTo(pieces, how);
  const before = new Map(pieces.map(({ id, pos }) => [id, pos]));
  return places.filter(({ id, pos }) => String(pos) !== String(before.get(id)));
}

/** As many as it takes for it to change anything. */
export function enoughFor(how: Arrangement): number {
  return how === "across" || how === "down" ? 3 : 2;
}

function alignedTo(pieces: readonly Piece[], edge: Edge): Placed[] {
  const axis = edge === "left" || edge === "centre" || edge === "right" ? 0 : 1;
  // The part of a piece's length at which it is lined up: its beginning, its middle or its end.
  const part = edge === "left" || edge === "top" ? 0 : edge === "right" || edge === "bottom" ? 1 : 0.5;
  const starts = pieces.map(({ pos }) => pos[axis]);
  const ends = pieces.map(({ pos, size }) => pos[axis] + size[axis]);
  const [low, high] = [Math.min(...starts), Math.max(...ends)];
  const line = low + (high - low) * part;
  return pieces.map(({ id, pos, size }) => ({ id, pos: at(pos, axis, line - size[axis] * part) }));
}

// The outermost two stay; where they are too near for all, the row grows beyond the second of them.
function spread(pieces: readonly Piece[], axis: 0 | 1): Placed[] {
  const row = [...pieces].sort((one, other) => middle(one, axis) - middle(other, axis));
  const first = row[0]?.pos[axis] ?? 0;
  const last = row.at(-1);
  const end = last ? last.pos[axis] + last.size[axis] : first;
  const filled = row.reduce((sum, { size }) => sum + size[axis], 0);
  const gap = Math.max(LEAST_GAP, (end - first - filled) / Math.max(1, row.length - 1));
  let next = first;
  return row.map(({ id, pos, size }) => {
    const placed = { id, pos: at(pos, axis, next) };
    next += size[axis] + gap;
    return placed;
  });
}

function middle({ pos, size }: Piece, axis: 0 | 1): number {
  return pos[axis] + size[axis] / 2;
}

function at([x, y]: Position, axis: 0 | 1, value: number): Position {
  return axis === 0 ? [Math.round(value), y] : [x, Math.round(value)];
}
