import { type PointerEvent, useRef, useState } from "react";
import type { Piece } from "../../board/model";
import { useBoard } from "../../shell/board";
import { openOnes } from "../../shell/locks";
import { monthOf } from "./dates";
import { type Effect, effectOf } from "./milestones";

export const LINE_PLANE = "history-plane";
const THRESHOLD_PX = 5;

type Target = { date: string; effect: Effect };
type Start = { x: number; y: number; grip: number };

/** A milestone taken by the mouse goes to another month, and to the other side of the line. Touch scrolls instead. */
export function useMilestoneDrag(piece: Piece, editable: boolean) {
  const board = useBoard();
  const start = useRef<Start | null>(null);
  const dragged = useRef(false);
  // What is on the screen may be a step behind the pointer.
  const target = useRef<Target | undefined>(undefined);
  const [state, setState] = useState<{ by: readonly [number, number]; target: Target | undefined } | null>(null);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    dragged.current = false;
    if (!editable || event.pointerType === "touch" || event.button !== 0) return;
    // From the first moment: a quick hand has left the card before it has moved twice.
    event.currentTarget.setPointerCapture(event.pointerId);
    const { left } = event.currentTarget.getBoundingClientRect();
    start.current = { x: event.clientX, y: event.clientY, grip: event.clientX - left };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const from = start.current;
    if (!from) return;
    const by = [event.clientX - from.x, event.clientY - from.y] as const;
    if (!dragged.current && Math.hypot(...by) < THRESHOLD_PX) return;
    if (!dragged.current && openOnes(board, [piece.id]).length === 0) return stop();
    dragged.current = true;
    target.current = targetAt(event.clientX - from.grip, event.clientY, piece);
    setState({ by, target: target.current });
  };
  const stop = () => {
    start.current = null;
    target.current = undefined;
    setState(null);
  };
  const onPointerUp = () => {
    const found = target.current;
    stop();
    if (!found) return;
    const model = board.session.model();
    model.together(() => {
      model.setField(piece.id, "date", found.date);
      if (found.effect !== effectOf(piece)) model.setField(piece.id, "effect", found.effect);
    });
  };
  return {
    by: state?.by,
    target: state?.target,
    wasDragged: () => dragged.current,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: stop },
  };
}

/** The month and the side of the line under these pixels; a date that stays in its month stays as exact as it is. */
function targetAt(left: number, y: number, piece: Piece): Target | undefined {
  const plane = document.getElementById(LINE_PLANE);
  if (!plane) return undefined;
  const box = plane.getBoundingClientRect();
  if (y < box.top || y > box.bottom) return undefined;
  const [from, to, width] = [plane.dataset.from, plane.dataset.to, plane.dataset.width].map(Number);
  if (from === undefined || to === undefined || !width) return undefined;
  const x = Math.max(0, Math.min(width - 1, left - box.left));
  const month = monthOf(from + (x / width) * (to - from));
  const before = typeof piece.fields.date === "string" ? piece.fields.date : "";
  const lane = [...plane.querySelectorAll<HTMLElement>("[data-effect]")].find((el) => {
    const { top, bottom } = el.getBoundingClientRect();
    return y >= top && y <= bottom;
  });
  const effect = lane ? (Number(lane.dataset.effect) as Effect) : effectOf(piece);
  return { date: before.startsWith(month) ? before : month, effect };
}
