import type { Piece, Position, Size } from "../../board/model";
import { DEFAULT_SIZE, HOME_ZONE, type Kind, SIZE, type Zone } from "../../board/schema.gen";
import { type Frame, type Frames, GAP, GROWS, type Growth, HEADER, PADDING, PLATE_JOINTS, PLATE_KNOB } from "./zones";

const STEP = 20;
// A letter of the counter-scaled type at zoom 0.5 and its line, in board units: pieces are laid large enough to be
// read with the whole map in sight.
const LETTER = 10.4;
const LINE = 26;
const LINES_AT_MOST = 4;
const GROWTH_AT_MOST = 80;
const COVERED = 1e7;
const EDGES_AT_MOST = 48;

/** A size, and the air it keeps around it. */
export type Room = { size: Size; gap: number };

/** Large enough for the sentence, up to four lines of it; a whole page does not make a poster. */
export function sizeFor(kind: Kind, text: string): Size {
  const [width, height] = SIZE[kind] ?? DEFAULT_SIZE;
  const roomy = kind === "goal" ? 384 : width;
  const perLine = Math.floor((roomy - (kind === "goal" ? 130 : 48)) / LETTER);
  const lines = Math.min(LINES_AT_MOST, Math.max(1, Math.ceil(text.length / perLine)));
  return [roomy, Math.max(height, Math.ceil((lines * LINE + 48) / 4) * 4)];
}

/** Closer when the zone fills up, never smaller: a sentence that cannot be read is not on the board. */
export function roomsFor(kind: Kind, text: string): readonly Room[] {
  const size = sizeFor(kind, text);
  const wide = HOME_ZONE[kind] === "strategy";
  return [
    { size, gap: wide ? 2 * GAP - 4 : GAP },
    { size, gap: GAP },
  ];
}

/**
 * The best free place in a zone: goals down the middle, culture at the foot, everything else in reading order. A full
 * zone grows outwards, the customer strategy upwards.
 */
export function freePlace(kind: Kind, room: Room, zone: Zone, frames: Frames, pieces: readonly Piece[]) {
  let frame = insetOf(zone, frames);
  const inside = scan(kind, room, frame, [...pieces, ...obstacles(zone, frames)]);
  if (inside.free) return inside.pos;
  for (let tries = 0; tries < GROWTH_AT_MOST; tries++) {
    frame = grownBy(frame, GROWS[zone], room);
    const found = scan(kind, room, frame, pieces);
    if (found.free) return found.pos;
  }
  return undefined;
}

/** For a piece that must go there, whatever it covers: the place where it covers least. */
export function placeIn(piece: Piece, zone: Zone, frames: Frames, pieces: readonly Piece[]): Position {
  const room = { size: piece.size, gap: GAP };
  return freePlace(piece.kind, room, zone, frames, pieces) ?? scan(piece.kind, room, insetOf(zone, frames), pieces).pos;
}

export type Box = { pos: Position; size: Size };

// The knob of the action plan reaches into the customer strategy from below.
export function obstacles(zone: Zone, { actions }: Frames): Box[] {
  const at = PLATE_JOINTS.actions.t?.at ?? 0.5;
  const knob: Box = {
    pos: [actions.x + actions.width * at - PLATE_KNOB, actions.y - 2 * PLATE_KNOB],
    size: [2 * PLATE_KNOB, 2 * PLATE_KNOB],
  };
  return zone === "strategy" ? [knob] : [];
}

// The knobs of the side zones reach into the customer strategy too; its pieces keep clear of them.
export function insetOf(zone: Zone, frames: Frames): Frame {
  const frame = frames[zone];
  if (zone !== "strategy") return frame;
  return { ...frame, x: frame.x + PLATE_KNOB, width: frame.width - 2 * PLATE_KNOB };
}

function scan(kind: Kind, { size, gap }: Room, frame: Frame, taken: readonly Box[]) {
  const near = taken.filter((box) => touches(frame, box));
  const beside = near.flatMap(({ pos, size: [width] }) => [pos[0] + width + gap, pos[0] - gap - size[0]]);
  const below = near.map(({ pos, size: [, height] }) => pos[1] + height + gap);
  const xs = steps(frame.x + PADDING, frame.x + frame.width - PADDING - size[0], beside);
  const ys = steps(frame.y + HEADER, frame.y + frame.height - PADDING - size[1], below);
  let pos: Position = [xs[0] ?? frame.x, ys.at(-1) ?? frame.y];
  let least = Number.POSITIVE_INFINITY;
  for (const y of ys) {
    // A full zone is looked through place by place: each row meets only what lies on it.
    const level = near.filter((box) => box.pos[1] < y + size[1] + gap && box.pos[1] + box.size[1] + gap > y);
    for (const x of xs) {
      let cost = preference(kind, x, y, size, frame);
      // A free place always wins; in a full zone the least covered one does.
      for (const box of level) {
        if (cost >= least) break;
        const covered = overlap([x, y], size, box, gap);
        if (covered > 0) cost += COVERED + covered * 100;
      }
      if (cost >= least) continue;
      least = cost;
      pos = [x, y];
    }
  }
  return { pos, free: least < COVERED };
}

// Both ends are tried: the last free row seldom lies on a step. So are the places right beside what lies there, or a
// column between two others would stay empty for want of a few units; where much lies as it was dropped, steps will do.
function steps(from: number, to: number, edges: readonly number[]): number[] {
  const all = new Set([Math.max(from, to)]);
  for (let at = from; at < to; at += STEP) all.add(at);
  const within = new Set(edges.filter((at) => at > from && at < to));
  if (within.size <= EDGES_AT_MOST) for (const at of within) all.add(at);
  return [...all].sort((one, other) => one - other);
}

// The next column or row the zone would grow by, just large enough for the piece; the tray grows by both and stays compact.
function grownBy({ x, y, width, height }: Frame, grows: Growth, { size, gap }: Room): Frame {
  const wide = size[0] + 2 * PADDING;
  if (grows === "corner") return { x, y, width: width + size[0] + gap, height: height + size[1] + gap };
  if (grows === "up") return { x, y: y - gap - size[1], width, height: size[1] + HEADER + PADDING };
  if (grows === "down") return { x, y: y + height - HEADER - PADDING + gap, width, height: size[1] + HEADER + PADDING };
  if (grows === "left") return { x: x - wide + 2 * PADDING - gap, y, width: wide, height };
  return { x: x + width - 2 * PADDING + gap, y, width: wide, height };
}

function preference(kind: Kind, x: number, y: number, size: Size, zone: Frame): number {
  const down = y - zone.y;
  const across = x - zone.x;
  const aside = Math.abs(x + size[0] / 2 - zone.x - zone.width / 2);
  switch (kind) {
    case "goal":
      return aside * 8 + down;
    case "challenge":
      return down * 3 + across;
    case "culture":
    case "strategy":
      return (zone.height - down) * 3 + across;
    default:
      return down * 6 + across;
  }
}

function touches(zone: Frame, { pos, size }: Box): boolean {
  return (
    pos[0] < zone.x + zone.width &&
    pos[0] + size[0] > zone.x &&
    pos[1] < zone.y + zone.height &&
    pos[1] + size[1] > zone.y
  );
}

export function overlap([x, y]: Position, [width, height]: Size, box: Box, gap: number): number {
  const across = Math.min(x + width, box.pos[0] + box.size[0]) - Math.max(x, box.pos[0]) + gap;
  const down = Math.min(y + height, box.pos[1] + box.size[1]) - Math.max(y, box.pos[1]) + gap;
  return across > 0 && down > 0 ? across * down : 0;
}
