import type { Piece, Position } from "../../board/model";
import type { Zone } from "../../board/schema.gen";
import { type Box, insetOf, obstacles, overlap, placeIn } from "./places";
import { type Frame, framesAround, GAP, GROWS, type Growth, HEADER, PADDING } from "./zones";

const STEP = 20;
// Many pieces are tried in fewer places: nobody waits for a paste.
const FEW = 40;
const LONG_STEP = 60;
const STEPS_BEYOND = 400;
const OUTWARD: Readonly<Record<Growth, Position>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
  corner: [1, 1],
};

/**
 * Places for pieces in a zone, as near to where they were as there is room: in the arrangement they have, so that what
 * fitted together still does; each for itself where there is no such room.
 */
export function placeTogether<P extends Piece>(pieces: readonly P[], zone: Zone, here: readonly Piece[]): P[] {
  const by = offsetFor(pieces, zone, here) ?? offsetBeyond(pieces, zone, here);
  if (by) return pieces.map((piece) => ({ ...piece, zone, pos: [piece.pos[0] + by[0], piece.pos[1] + by[1]] }));
  const taken = [...here];
  return pieces.map((piece) => {
    const placed = { ...piece, zone, pos: placeIn(piece, zone, framesAround(taken), taken) };
    taken.push(placed);
    return placed;
  });
}

function offsetFor(pieces: readonly Piece[], zone: Zone, here: readonly Piece[]): Position | undefined {
  const frames = framesAround(here);
  const frame = insetOf(zone, frames);
  const around = boundsOf(pieces);
  const taken: Box[] = [...here.filter((piece) => piece.zone === zone), ...obstacles(zone, frames)];
  const step = pieces.length > FEW ? LONG_STEP : STEP;
  let best: Position | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const y of steps(frame.y + HEADER, frame.y + frame.height - PADDING - around.height, around.y, step))
    for (const x of steps(frame.x + PADDING, frame.x + frame.width - PADDING - around.width, around.x, step)) {
      const by: Position = [x - around.x, y - around.y];
      const distance = Math.hypot(...by);
      if (distance >= least || pieces.some((piece) => covers(piece, by, taken))) continue;
      least = distance;
      best = by;
    }
  return best;
}

// A full zone grows by the whole arrangement, if that is not wider than what grows.
function offsetBeyond(pieces: readonly Piece[], zone: Zone, here: readonly Piece[]): Position | undefined {
  const frames = framesAround(here);
  const frame = insetOf(zone, frames);
  const around = boundsOf(pieces);
  const [dx, dy] = OUTWARD[GROWS[zone]];
  const right = frame.x + frame.width - PADDING - around.width;
  const bottom = frame.y + frame.height - PADDING - around.height;
  if ((dx === 0 && right < frame.x + PADDING) || (dy === 0 && bottom < frame.y + HEADER)) return undefined;
  const x = between(frame.x + PADDING, around.x, Math.max(frame.x + PADDING, right));
  const y = between(frame.y + HEADER, around.y, Math.max(frame.y + HEADER, bottom));
  const taken = here.filter((piece) => piece.zone === zone);
  for (let step = 0; step <= STEPS_BEYOND; step++) {
    const by: Position = [x - around.x + dx * step * STEP, y - around.y + dy * step * STEP];
    if (!pieces.some((piece) => covers(piece, by, taken))) return by;
  }
  return undefined;
}

function between(low: number, value: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

function covers({ pos, size }: Piece, by: Position, taken: readonly Box[]): boolean {
  return taken.some((box) => overlap([pos[0] + by[0], pos[1] + by[1]], size, box, GAP) > 0);
}

// Where they were is tried too: on another board the place may be free.
function steps(from: number, to: number, own: number, step: number): number[] {
  const all: number[] = own >= from && own <= to ? [own] : [];
  for (let at = from; at <= to; at += step) all.push(at);
  return all;
}

function boundsOf(pieces: readonly Piece[]): Frame {
  const x = Math.min(...pieces.map(({ pos }) => pos[0]));
  const y = Math.min(...pieces.map(({ pos }) => pos[1]));
  const right = Math.max(...pieces.map(({ pos, size }) => pos[0] + size[0]));
  const bottom = Math.max(...pieces.map(({ pos, size }) => pos[1] + size[1]));
  return { x, y, width: right - x, height: bottom - y };
}
