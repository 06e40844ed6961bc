import type { Piece, Position, Size } from "../../board/model";
import { DEFAULT_SIZE, HOME_ZONE, type Kind, SIZE, type Zone } from "../../board/schema.gen";
import { type Frame, type Frames, GAP, GROWS, HEADER, PADDING, PLATE_KNOB } from "./zones";

const STEP = 20;
// A letter of the counter-scaled type at zoom 0.5 and its line, in board units: pieces are laid large enough to be
// read with the whole map in sight.
const LETTER = 10.4;
const LINE = 26;
const LINES_AT_MOST = 4;
const GROWTH_AT_MOST = 80;
const COVERED = 1e7;

/** Large enough for the sentence, up to four lines of it; a whole page does not make a poster. */
export function sizeFor(kind: Kind, text: string): Size {
  const [width, height] = SIZE[kind] ?? DEFAULT_SIZE;
  const roomy = kind === "goal" ? 384 : width;
  const perLine = Math.floor((roomy - (kind === "goal" ? 130 : 48)) / LETTER);
  const lines = Math.min(LINES_AT_MOST, Math.max(1, Math.ceil(text.length / perLine)));
  return [roomy, Math.max(height, Math.ceil((lines * LINE + 48) / 4) * 4)];
}

/**
 * The best free place in a zone: goals down the middle, culture at the foot, everything else in reading order. A full
 * zone grows outwards; the customer strategy cannot, and takes the piece where it covers least.
 */
export function freePlace(kind: Kind, size: Size, zone: Zone, frames: Frames, pieces: readonly Piece[]): Position {
  const inside = scan(kind, size, frames[zone], pieces);
  const grows = GROWS[zone];
  if (inside.free || !grows) return inside.pos;
  let frame = frames[zone];
  for (let tries = 0; tries < GROWTH_AT_MOST; tries++) {
    const strip = stripBeside(frame, grows, size);
    const found = scan(kind, size, strip, pieces);
    if (found.free) return found.pos;
    frame = strip;
  }
  return inside.pos;
}

function scan(kind: Kind, size: Size, frame: Frame, pieces: readonly Piece[]): { pos: Position; free: boolean } {
  // The knobs of the neighbours reach into the customer strategy; its pieces keep clear of them.
  const strategic = HOME_ZONE[kind] === "strategy";
  const side = strategic ? PADDING + PLATE_KNOB : PADDING;
  const gap = strategic ? 2 * GAP - 4 : GAP;
  const left = frame.x + side;
  const top = frame.y + HEADER;
  const right = Math.max(left, frame.x + frame.width - side - size[0]);
  const bottom = Math.max(top, frame.y + frame.height - PADDING - size[1]);
  const near = pieces.filter((piece) => touches(frame, piece));
  let pos: Position = [left, bottom];
  let least = Number.POSITIVE_INFINITY;
  for (let y = top; y <= bottom; y += STEP)
    for (let x = left; x <= right; x += STEP) {
      let cost = preference(kind, x, y, size, frame);
      // A free place always wins; in a full zone the least covered one does.
      for (const piece of near) {
        if (cost >= least) break;
        const covered = overlap([x, y], size, piece, gap);
        if (covered > 0) cost += COVERED + covered * 100;
      }
      if (cost >= least) continue;
      least = cost;
      pos = [x, y];
    }
  return { pos, free: least < COVERED };
}

// The next column or row the zone would grow by, just large enough for the piece.
function stripBeside({ x, y, width, height }: Frame, grows: "left" | "right" | "down", size: Size): Frame {
  const wide = size[0] + 2 * PADDING;
  if (grows === "down") return { x, y: y + height - HEADER - PADDING + GAP, width, height: size[1] + HEADER + PADDING };
  if (grows === "left") return { x: x - wide + 2 * PADDING - GAP, y, width: wide, height };
  return { x: x + width - 2 * PADDING + GAP, y, width: wide, height };
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

function touches(zone: Frame, { pos, size }: Piece): boolean {
  return (
    pos[0] < zone.x + zone.width &&
    pos[0] + size[0] > zone.x &&
    pos[1] < zone.y + zone.height &&
    pos[1] + size[1] > zone.y
  );
}

function overlap([x, y]: Position, [width, height]: Size, piece: Piece, gap: number): number {
  const across = Math.min(x + width, piece.pos[0] + piece.size[0]) - Math.max(x, piece.pos[0]) + gap;
  const down = Math.min(y + height, piece.pos[1] + piece.size[1]) - Math.max(y, piece.pos[1]) + gap;
  return across > 0 && down > 0 ? across * down : 0;
}
