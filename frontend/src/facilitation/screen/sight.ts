import type { Piece } from "../../board/model";
import type { Zone } from "../../board/schema.gen";
import { type Frame, framesAround, mapFrame } from "../../lenses/map/zones";
import type { LensName } from "../../shell/lens";
import type { Spotlight } from "../spotlight/spotlight";

export type Laid = { readonly pieces: readonly string[]; readonly at: string };
export type Sight =
  | { readonly kind: "led"; readonly lens: LensName; readonly view: Frame | null }
  | { readonly kind: "laid"; readonly lens: "map"; readonly at: string; readonly pieces: readonly string[] }
  | { readonly kind: "room"; readonly lens: "map" };

export const ROOM: Sight = { kind: "room", lens: "map" };
const AROUND = 120;
// What is one's own has no place before everybody.
const OWN: ReadonlySet<LensName> = new Set(["hand", "part"]);

/**
 * What the room looks at: with the facilitator while everybody follows them, else at what was called or laid last in
 * this stage, else at what is open in it.
 */
export function sightOf(spotlight: Spotlight | undefined, laid: Laid | undefined, stageAt: string): Sight {
  if (spotlight?.follow) return led(spotlight);
  const laidAt = laid && laid.pieces.length > 0 && laid.at >= stageAt ? laid.at : "";
  const ledAt = spotlight && spotlight.at >= stageAt ? spotlight.at : "";
  if (spotlight && ledAt > laidAt) return led(spotlight);
  return laid && laidAt ? { kind: "laid", lens: "map", at: laid.at, pieces: laid.pieces } : ROOM;
}

function led({ lens, view }: Spotlight): Sight {
  if (OWN.has(lens)) return ROOM;
  return { kind: "led", lens, view: lens === "map" ? view : null };
}

/** Around the zones that are open and those in which somebody writes all the same; the whole board when that is all. */
export function frameOfZones(pieces: readonly Piece[], open: readonly string[], busy: ReadonlySet<Zone>): Frame {
  const frames = framesAround(pieces);
  const shown = open.length > 0 ? [...new Set([...open, ...busy])] : [];
  const found = shown.flatMap((zone) => frames[zone as Zone] ?? []);
  return (found.length > 0 && around(found)) || mapFrame(frames);
}

/** Around those that are there; undefined when none is. */
export function frameOfPieces(pieces: readonly Piece[]): Frame | undefined {
  const frame = around(pieces.map(frameOfPiece));
  return frame && grown(frame, AROUND);
}

export function isWithin(one: Frame, whole: Frame): boolean {
  return (
    one.x >= whole.x &&
    one.y >= whole.y &&
    one.x + one.width <= whole.x + whole.width &&
    one.y + one.height <= whole.y + whole.height
  );
}

export function frameOfPiece({ pos: [x, y], size: [width, height] }: Piece): Frame {
  return { x, y, width, height };
}

function around(frames: readonly Frame[]): Frame | undefined {
  if (frames.length === 0) return undefined;
  const x = Math.min(...frames.map((frame) => frame.x));
  const y = Math.min(...frames.map((frame) => frame.y));
  const right = Math.max(...frames.map((frame) => frame.x + frame.width));
  const bottom = Math.max(...frames.map((frame) => frame.y + frame.height));
  return { x, y, width: right - x, height: bottom - y };
}

function grown({ x, y, width, height }: Frame, by: number): Frame {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}
