import type { Piece, Position, Size } from "../../board/model";
import { HOME_ZONE, type Kind, ZONE_FRAME, ZONES, type Zone } from "../../board/schema.gen";
import type { Joints } from "./outline";

export type Frame = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Frames = Readonly<Record<Zone, Frame>>;

export const HEADER = 66;
export const PADDING = 24;
export const GAP = 12;
export const PLATE_KNOB = 40;

// Side zones point to the strategy at half height; the plan points up at it from below.
export const PLATE_JOINTS: Readonly<Record<Zone, Joints>> = {
  industry: { r: { sign: 1, at: 0.5, radius: PLATE_KNOB } },
  relationship: { r: { sign: 1, at: 0.5, radius: PLATE_KNOB } },
  stakeholders: { l: { sign: 1, at: 0.5, radius: PLATE_KNOB } },
  competition: { l: { sign: 1, at: 0.5, radius: PLATE_KNOB } },
  actions: { t: { sign: 1, at: 0.585, radius: PLATE_KNOB } },
  strategy: {},
  tray: {},
};

const BASE: Frames = Object.fromEntries(
  ZONES.map((zone) => {
    const [x, y, width, height] = ZONE_FRAME[zone];
    return [zone, { x, y, width, height }];
  }),
) as Frames;

export type Growth = "left" | "right" | "up" | "down" | "corner";

// The direction in which a zone may grow: never into another one. The tray has two of its sides free.
export const GROWS: Readonly<Record<Zone, Growth>> = {
  industry: "left",
  relationship: "left",
  strategy: "up",
  stakeholders: "right",
  competition: "right",
  actions: "down",
  tray: "corner",
};

/** The plates, grown outwards around what lies in them. */
export function framesAround(pieces: Iterable<Piece>): Frames {
  const grown = { ...BASE } as Record<Zone, Frame>;
  for (const { zone, pos, size } of pieces) {
    const frame = grown[zone];
    if (!frame) continue;
    const { x, y, width, height } = frame;
    if (GROWS[zone] === "left") {
      const left = Math.min(x, pos[0] - PADDING);
      grown[zone] = { x: left, y, width: x + width - left, height };
    } else if (GROWS[zone] === "right") {
      grown[zone] = { x, y, width: Math.max(width, pos[0] + size[0] + PADDING - x), height };
    } else if (GROWS[zone] === "up") {
      const top = Math.min(y, pos[1] - HEADER);
      grown[zone] = { x, y: top, width, height: y + height - top };
    } else {
      const wide = GROWS[zone] === "corner" ? Math.max(width, pos[0] + size[0] + PADDING - x) : width;
      grown[zone] = { x, y, width: wide, height: Math.max(height, pos[1] + size[1] + PADDING - y) };
    }
  }
  return squared(grown);
}

// Which zones make each outer edge of the picture: they grow together, so that it stays straight.
const EDGES = {
  left: ["industry", "relationship", "actions"],
  right: ["stakeholders", "competition", "tray"],
  top: ["industry", "strategy", "stakeholders"],
  bottom: ["actions", "tray"],
} as const satisfies Record<string, readonly Zone[]>;

function squared(frames: Record<Zone, Frame>): Frames {
  const edge = (zones: readonly Zone[], of: (frame: Frame) => number, pick: (...all: number[]) => number) =>
    pick(...zones.map((zone) => of(frames[zone])));
  const left = edge(EDGES.left, ({ x }) => x, Math.min);
  const right = edge(EDGES.right, ({ x, width }) => x + width, Math.max);
  const top = edge(EDGES.top, ({ y }) => y, Math.min);
  const bottom = edge(EDGES.bottom, ({ y, height }) => y + height, Math.max);
  const straight = { ...frames };
  const set = (zone: Zone, change: (frame: Frame) => Frame) => {
    straight[zone] = change(straight[zone]);
  };
  for (const zone of EDGES.left) set(zone, (frame) => ({ ...frame, x: left, width: frame.x + frame.width - left }));
  for (const zone of EDGES.right) set(zone, (frame) => ({ ...frame, width: right - frame.x }));
  for (const zone of EDGES.top) set(zone, (frame) => ({ ...frame, y: top, height: frame.y + frame.height - top }));
  for (const zone of EDGES.bottom) set(zone, (frame) => ({ ...frame, height: bottom - frame.y }));
  return straight;
}

export function mapFrame(frames: Frames): Frame {
  const all = Object.values(frames);
  const x = Math.min(...all.map((frame) => frame.x));
  const y = Math.min(...all.map((frame) => frame.y));
  const right = Math.max(...all.map((frame) => frame.x + frame.width));
  const bottom = Math.max(...all.map((frame) => frame.y + frame.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** The zone under a point, or the nearest one: every piece lies somewhere. */
export function zoneAt(frames: Frames, [x, y]: Position): Zone {
  let nearest: Zone = "tray";
  let least = Number.POSITIVE_INFINITY;
  for (const zone of ZONES) {
    const frame = frames[zone];
    const dx = Math.max(frame.x - x, 0, x - frame.x - frame.width);
    const dy = Math.max(frame.y - y, 0, y - frame.y - frame.height);
    if (Math.hypot(dx, dy) < least) {
      least = Math.hypot(dx, dy);
      nearest = zone;
    }
  }
  return nearest;
}

/** What somebody most likely wants to write when they point at this zone. */
export function mainKind(zone: Zone, preferred: Kind): Kind {
  if (HOME_ZONE[preferred] === zone) return preferred;
  const main: Record<Zone, Kind> = {
    industry: "factor",
    relationship: "milestone",
    strategy: "goal",
    stakeholders: "stakeholder",
    competition: "competitor",
    actions: "action",
    tray: "note",
  };
  return main[zone];
}

export function center({ pos, size }: { pos: Position; size: Size }): Position {
  return [pos[0] + size[0] / 2, pos[1] + size[1] / 2];
}
