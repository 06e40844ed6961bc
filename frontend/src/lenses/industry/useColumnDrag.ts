import { useEffect, useRef, useState } from "react";
import type { Piece } from "../../board/model";
import { useBoard } from "../../shell/board";
import type { ColumnName } from "./pressure";
import { sortInto } from "./steps";

const START_PX = 6;
const CONTROLS = ".effect, .horizon, .menu-root, textarea";

type Dragged = { id: string; x: number; y: number; over: ColumnName | undefined };

export type ColumnDrag = {
  dragged: Dragged | undefined;
  start: (event: React.PointerEvent, factor: Piece) => void;
};

/** A card follows the mouse or the pen and is sorted where it is let go; a finger scrolls, and has the card's menu. */
export function useColumnDrag(): ColumnDrag {
  const board = useBoard();
  const [dragged, setDragged] = useState<Dragged>();
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);

  const start = (event: React.PointerEvent, factor: Piece) => {
    if (event.button !== 0 || event.pointerType === "touch" || (event.target as Element).closest(CONTROLS)) return;
    const [fromX, fromY] = [event.clientX, event.clientY];
    let now: Dragged | undefined;
    const show = (next: Dragged | undefined) => {
      now = next;
      setDragged(next);
    };
    const onMove = ({ clientX, clientY }: PointerEvent) => {
      const [x, y] = [clientX - fromX, clientY - fromY];
      if (now || Math.hypot(x, y) > START_PX) show({ id: factor.id, x, y, over: columnAt(clientX, clientY) });
    };
    const end = (drop: boolean) => {
      stop.current?.();
      const to = now?.over;
      if (now) swallowClick();
      show(undefined);
      if (drop && to) sortInto(board, board.session.model().piece(factor.id) ?? factor, to, false);
    };
    const onUp = () => end(true);
    const onCancel = () => end(false);
    const onKey = (pressed: KeyboardEvent) => {
      if (pressed.key !== "Escape" || !now) return;
      pressed.preventDefault();
      pressed.stopPropagation();
      end(false);
    };
    stop.current?.();
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onUp);
    window.addEventListener("pointercancel", onCancel);
    window.addEventListener("keydown", onKey, true);
    stop.current = () => {
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("pointercancel", onCancel);
      window.removeEventListener("keydown", onKey, true);
      stop.current = undefined;
    };
  };
  return { dragged, start };
}

function columnAt(x: number, y: number): ColumnName | undefined {
  for (const element of document.elementsFromPoint(x, y)) {
    const column = element.closest<HTMLElement>("[data-column]");
    if (column) return column.dataset.column as ColumnName;
  }
  return undefined;
}

/** Letting go is no press on what lies below. */
function swallowClick(): void {
  const swallow = (event: Event) => event.stopPropagation();
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, true));
}
