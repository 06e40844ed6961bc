import type { Piece, Position, Size } from "../../board/model";
import { DEFAULT_SIZE, HOME_ZONE, type Kind, SIZE } from "../../board/schema.gen";
import { type Frame, GAP, HEADER, PADDING, PLATE_KNOB } from "./zones";

const STEP = 20;
// A letter of the counter-scaled type at zoom 0.5 and its line, in board units: pieces are laid large enough to be
// read with the whole map in sight.
const LETTER = 10.4;
const LINE = 26;
const LINES_AT_MOST = 4;

/** Large enough for the sentence, up to four lines of it; a whole page does not make a poster. */
export function sizeFor(kind: Kind, text: string): Size {
  const [width, height] = SIZE[kind] ?? DEFAULT_SIZE;
  const roomy = kind === "goal" ? 384 : width;
  const perLine = Math.floor((roomy - (kind === "goal" ? 130 : 48)) / LETTER);
  const lines = Math.min(LINES_AT_MOST, Math.max(1, Math.ceil(text.length / perLine)));
  return [roomy, Math.max(height, Math.ceil((lines * LINE + 48) / 4) * 4)];
}

/** The best free place in a zone: goals down the middle, culture at the foot, everything else in reading order. */
export function freePlace(kind: Kind, size: Size, zone: Frame, pieces: Iterable<Piece>): Position {
  const taken = [...pieces].filter((piece) => touches(zone, piece));
  // The knobs of the neighbours reach into the customer strategy; its pieces keep clear of them.
  const side = HOME_ZONE[kind] === "strategy" ? PADDING + PLATE_KNOB : PADDING;
  const gap = HOME_ZONE[kind] === "strategy" ? 2 * GAP - 4 : GAP;
  const inner = {
    left: zone.x + side,
    top: zone.y + HEADER,
    right: zone.x + zone.width - side - size[0],
    bottom: zone.y + zone.height - PADDING - size[1],
  };
  let best: Position = [inner.left, Math.max(inner.top, inner.bottom)];
  let least = Number.POSITIVE_INFINITY;
  for (let y = inner.top; y <= inner.bottom; y += STEP)
    for (let x = inner.left; x <= inner.right; x += STEP) {
      const crowd = taken.reduce((sum, piece) => sum + overlap([x, y], size, piece, gap), 0);
      // A free place always wins; in a full zone the least covered one does.
      const cost = (crowd > 0 ? 1e7 + crowd * 100 : 0) + preference(kind, x, y, size, zone);
      if (cost < least) {
        least = cost;
        best = [x, y];
      }
    }
  return best;
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
