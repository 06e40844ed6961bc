import type { Link, Piece } from "../../board/model";
import type { Kind } from "../../board/schema.gen";
import { type Joint, type Joints, SIDES, type Side } from "./outline";

export const SEAM = 2;
const TOLERANCE = 6;
const LARGEST = 24;
const SMALLEST = 10;
const OPPOSITE: Readonly<Record<Side, Side>> = { t: "b", r: "l", b: "t", l: "r" };

// Where a kind takes a knob, whether or not something fits yet: the open sockets ask for the missing pieces.
const OPEN_SOCKETS: Readonly<Partial<Record<Kind, readonly Side[]>>> = { goal: ["l", "r"] };
const GIVES_KNOB: ReadonlySet<Kind> = new Set(["challenge", "gap", "obstacle"]);

type OwnJoints = Partial<Record<Side, Joint>>;

export type Fit = { readonly joints: ReadonlyMap<string, Joints>; readonly fitted: ReadonlySet<string> };

/** Which linked pieces lie edge to edge, and so the knobs and sockets of every piece. */
export function fitPieces(
  piece: (id: string) => Piece | undefined,
  ids: readonly string[],
  links: readonly Link[],
): Fit {
  const joints = new Map<string, OwnJoints>();
  const fitted = new Set<string>();
  const of = (id: string) => joints.get(id) ?? joints.set(id, {}).get(id) ?? {};
  for (const link of links) {
    const [from, to] = [piece(link.from), piece(link.to)];
    const side = from && to && touchingSide(from, to);
    if (!from || !to || !side || of(from.id)[side] || of(to.id)[OPPOSITE[side]]) continue;
    const radius = knobRadius(from, to);
    const at = socketAt(from, to, side);
    if (at === undefined) continue;
    of(from.id)[side] = { sign: 1, at: 0.5, radius };
    of(to.id)[OPPOSITE[side]] = { sign: -1, at, radius };
    fitted.add(link.id);
  }
  const first = new Map<string, string>();
  for (const { from, to } of links) if (!first.has(from)) first.set(from, to);
  for (const id of ids) {
    const own = piece(id);
    if (own) addOpenJoints(own, of(id), piece(first.get(id) ?? ""));
  }
  return { joints, fitted };
}

/** The side of `from` that lies against `to`, if any. */
export function touchingSide(from: Piece, to: Piece): Side | undefined {
  const gaps: Record<Side, number> = {
    r: to.pos[0] - from.pos[0] - from.size[0],
    l: from.pos[0] - to.pos[0] - to.size[0],
    b: to.pos[1] - from.pos[1] - from.size[1],
    t: from.pos[1] - to.pos[1] - to.size[1],
  };
  return SIDES.find((side) => Math.abs(gaps[side] - SEAM) <= TOLERANCE && socketAt(from, to, side) !== undefined);
}

export function knobRadius(one: Piece, other: Piece): number {
  const edge = Math.min(one.size[1], other.size[1], one.size[0], other.size[0]);
  return Math.round(Math.max(SMALLEST, Math.min(LARGEST, edge * 0.13)));
}

// Where along the other piece's side the middle of ours meets it; undefined too near its corner.
function socketAt(from: Piece, to: Piece, side: Side): number | undefined {
  const axis = side === "l" || side === "r" ? 1 : 0;
  const length = to.size[axis];
  const at = from.pos[axis] + from.size[axis] / 2 - to.pos[axis];
  const margin = knobRadius(from, to) * 1.6 + 12;
  return at >= margin && at <= length - margin ? at / length : undefined;
}

function addOpenJoints(piece: Piece, own: OwnJoints, target: Piece | undefined): void {
  const radius = knobRadius(piece, piece);
  for (const side of OPEN_SOCKETS[piece.kind] ?? []) own[side] ??= { sign: -1, at: 0.5, radius };
  if (!GIVES_KNOB.has(piece.kind) || SIDES.some((side) => own[side]?.sign === 1)) return;
  if (!target && piece.kind !== "challenge") return;
  const side: Side = target && target.pos[0] + target.size[0] / 2 < piece.pos[0] ? "l" : "r";
  own[side] ??= { sign: 1, at: 0.5, radius };
}
