import type { Piece, Position } from "../../board/model";
import type { LinkKind } from "../../board/schema.gen";
import { SEAM } from "./fits";
import type { Side } from "./outline";

const SNAP_WITHIN = 24;
// From afar a hand is less exact: at least this many pixels of the screen.
const SNAP_WITHIN_PX = 18;

export type Snap = { from: string; to: string; kind: LinkKind; pos: Position; against: string };

// What comes from the left or right of a goal stands in its way; what comes from below carries it.
const FROM_BELOW: ReadonlySet<LinkKind> = new Set(["supports", "answers"]);

/** The fit a dragged piece is within reach of: where it would lie, and the link this would make. */
export function findSnap(
  dragged: Piece,
  pos: Position,
  others: Iterable<Piece>,
  linkKinds: (from: Piece, to: Piece) => readonly LinkKind[],
  zoom: number,
): Snap | undefined {
  let best: Snap | undefined;
  const within = Math.max(SNAP_WITHIN, SNAP_WITHIN_PX / zoom);
  let least = within;
  for (const other of others) {
    if (other.id === dragged.id || !near(pos, dragged, other, within)) continue;
    for (const [from, to] of [
      [dragged, other],
      [other, dragged],
    ] as const) {
      const kind = linkKinds(from, to)[0];
      if (!kind) continue;
      for (const place of placesBeside(dragged, other, kind, from === dragged)) {
        const distance = Math.hypot(place[0] - pos[0], (place[1] - pos[1]) * 0.5);
        if (distance >= least) continue;
        least = distance;
        best = { from: from.id, to: to.id, kind, pos: place, against: other.id };
      }
    }
  }
  return best;
}

function placesBeside(dragged: Piece, other: Piece, kind: LinkKind, gives: boolean): Position[] {
  const sides: Side[] = FROM_BELOW.has(kind) ? [gives ? "b" : "t"] : ["l", "r"];
  const [width, height] = dragged.size;
  const middleX = other.pos[0] + (other.size[0] - width) / 2;
  const middleY = other.pos[1] + (other.size[1] - height) / 2;
  return sides.map((side): Position => {
    if (side === "l") return [other.pos[0] - width - SEAM, middleY];
    if (side === "r") return [other.pos[0] + other.size[0] + SEAM, middleY];
    if (side === "t") return [middleX, other.pos[1] - height - SEAM];
    return [middleX, other.pos[1] + other.size[1] + SEAM];
  });
}

function near(pos: Position, { size }: Piece, other: Piece, within: number): boolean {
  return (
    pos[0] < other.pos[0] + other.size[0] + 2 * within &&
    pos[0] + size[0] > other.pos[0] - 2 * within &&
    pos[1] < other.pos[1] + other.size[1] + 2 * within &&
    pos[1] + size[1] > other.pos[1] - 2 * within
  );
}
