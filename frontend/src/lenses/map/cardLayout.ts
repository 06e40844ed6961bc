import type { Piece } from "../../board/model";
import type { Detail } from "./detail";
import { type Joints, rise } from "./outline";

export type CardLayout = {
  type: number;
  line: number;
  lines: number;
  head: boolean;
  foot: boolean;
  padding: readonly [top: number, right: number, bottom: number, left: number];
};

const FOOT_FROM = 150;
const FOOT = 30;
const LINES_AT_MOST = 4;
// A piece with room to spare is set a little larger from afar.
const ROOMY = [340, 140] as const;

/** How the words of a piece fill it: nothing is cut without an ellipsis, sockets keep their room. */
export function layoutCard({ kind, size: [width, height] }: Piece, joints: Joints, detail: Detail): CardLayout {
  const full = detail.level === "full";
  const goal = kind === "goal";
  const roomy = !full && height >= ROOMY[1] && width >= ROOMY[0];
  const type = goal ? detail.goalType : roomy ? detail.type * 1.14 : detail.type;
  const line = Math.round(type * (full ? 1.34 : 1.22) * 2) / 2;
  const vertical = full && height >= 100 ? 12 : full ? 8 : 4;
  const headHeight = full ? 22 : Math.round(detail.type * 1.15);
  const foot = full && height >= FOOT_FROM;
  const room = height - 2 * vertical;
  // The sentence comes first: a piece too low for both keeps it and goes without its head.
  const head = (room - headHeight) / line >= (full ? 0.9 : 2.9);
  const lines = Math.floor((room - (head ? headHeight : 0) - (foot ? FOOT : 0)) / line);
  const inset = full ? 16 : 18;
  return {
    type,
    line,
    lines: Math.max(1, Math.min(full ? 6 : LINES_AT_MOST, lines)),
    head,
    foot,
    padding: [vertical, besideSocket(joints.r, inset), vertical, besideSocket(joints.l, inset)],
  };
}

function besideSocket(joint: Joints["r"], inset: number): number {
  return joint?.sign === -1 ? rise(joint.radius) + 10 : inset;
}
