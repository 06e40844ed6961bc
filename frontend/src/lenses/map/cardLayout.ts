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
const HEAD = 22;
const LINES_NEAR_BY = 6;
const LINES_AT_MOST = 4;
const GOAL_LINES_AT_MOST = 5;
const SHRINK = 0.94;
const HEAD_FROM_LINES = 2.9;
// Of an average letter, as a part of the type's size.
const LETTER = 0.52;
// A piece with room to spare is set a little larger from afar.
const ROOMY = [340, 140] as const;

/** How the words of a piece fill it: nothing is cut without an ellipsis, sockets keep their room. */
export function layoutCard(piece: Piece, joints: Joints, detail: Detail): CardLayout {
  return detail.level === "full" ? nearBy(piece, joints, detail) : fromAfar(piece, joints, detail);
}

function nearBy({ kind, size: [, height] }: Piece, joints: Joints, detail: Detail): CardLayout {
  const type = kind === "goal" ? detail.goalType : detail.type;
  const line = halves(type * 1.34);
  const vertical = height >= 100 ? 12 : 8;
  const foot = height >= FOOT_FROM;
  const room = height - 2 * vertical;
  const head = (room - HEAD) / line >= 0.9;
  const lines = Math.floor((room - (head ? HEAD : 0) - (foot ? FOOT : 0)) / line);
  return { type, line, lines: between(1, lines, LINES_NEAR_BY), head, foot, padding: paddingOf(vertical, 16, joints) };
}

function fromAfar(piece: Piece, joints: Joints, detail: Detail): CardLayout {
  const [width, height] = piece.size;
  const roomy = height >= ROOMY[1] && width >= ROOMY[0];
  const padding = paddingOf(3, 15, joints);
  const room = height - 6;
  const wide = width - padding[1] - padding[3];
  const largest = piece.kind === "goal" ? detail.goalType : roomy ? detail.type * 1.14 : detail.type;
  const type = typeThatFits(piece.text, wide, room, largest, detail.type);
  const line = halves(type * 1.18);
  const below = room - Math.round(detail.type * 1.15);
  // The sentence comes first: a piece too low for both keeps it and goes without its head.
  const needed = linesNeeded(piece.text, wide, type);
  const head = below / line >= Math.max(HEAD_FROM_LINES, Math.min(needed, LINES_AT_MOST));
  const lines = Math.floor((head ? below : room) / line);
  const most = piece.kind === "goal" ? GOAL_LINES_AT_MOST : LINES_AT_MOST;
  return { type, line, lines: between(1, lines, most), head, foot: false, padding };
}

// A whole sentence in smaller type says more than the beginning of it in larger type.
function typeThatFits(text: string, width: number, height: number, largest: number, smallest: number): number {
  for (let type = largest; type > smallest; type *= SHRINK)
    if (linesNeeded(text, width, type) * halves(type * 1.18) <= height) return halves(type);
  return smallest;
}

/** By the width of an average letter: near enough to decide what to leave out, without asking the browser. */
export function linesNeeded(text: string, width: number, type: number): number {
  const perLine = Math.max(1, Math.floor(width / (type * LETTER)));
  let lines = 1;
  let filled = 0;
  for (const word of text.split(/\s+/u)) {
    const longer = filled === 0 ? word.length : filled + 1 + word.length;
    if (longer <= perLine) filled = longer;
    else {
      lines += (filled === 0 ? 0 : 1) + Math.floor((word.length - 1) / perLine);
      filled = word.length % perLine || perLine;
    }
  }
  return lines;
}

function paddingOf(vertical: number, inset: number, { l, r }: Joints): CardLayout["padding"] {
  return [vertical, besideSocket(r, inset), vertical, besideSocket(l, inset)];
}

function between(low: number, value: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

function halves(value: number): number {
  return Math.round(value * 2) / 2;
}

function besideSocket(joint: Joints["r"], inset: number): number {
  return joint?.sign === -1 ? rise(joint.radius) + 10 : inset;
}
