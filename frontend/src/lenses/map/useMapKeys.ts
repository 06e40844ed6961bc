import { useEffect } from "react";
import type { Position } from "../../board/model";
import type { Board } from "../../shell/board";
import { canEdit, removePieces, startEditing } from "../../shell/commands";
import { isField } from "../../shell/useBoardKeys";
import { type Direction, directionOf, nearestPiece, stepOf } from "./nearest";
import { allPieces } from "./useMapState";
import { center } from "./zones";

export type MapActions = {
  focusPiece: (id: string) => void;
  /** Whether the shared filter lets the piece be seen. */
  isShown: (id: string) => boolean;
  nudge: (ids: readonly string[], by: Position) => void;
};

const STEP = 16;
const LONG_STEP = 64;

/** The keys of the map. They work where nothing else wants them: not in a field, not in a menu. */
export function useMapKeys(board: Board, actions: MapActions): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isField(event.target)) return;
      const ran =
        chooseAll(board, actions.isShown, event) ||
        (onMap(event.target) && runOnMap(board, actions, event)) ||
        runZoom(board, event);
      if (ran) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [board, actions]);
}

function chooseAll({ desk, session }: Board, shown: MapActions["isShown"], event: KeyboardEvent): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "a") return false;
  if (!onMap(event.target)) return false;
  desk.select(session.model().ids().filter(shown), { open: false });
  return true;
}

function runOnMap(board: Board, actions: MapActions, event: KeyboardEvent): boolean {
  const { desk } = board;
  if (event.ctrlKey || event.metaKey) return false;
  const direction = directionOf(event.key);
  const chosen = desk.selection.get();
  const focused = desk.focused.get();
  const target = chosen.length > 0 ? chosen : focused ? [focused] : [];
  if (direction && event.altKey) {
    if (canEdit(board)) actions.nudge(target, stepOf(direction, event.shiftKey ? LONG_STEP : STEP));
    return true;
  }
  if (event.altKey) return false;
  if (direction) return walk(board, actions, direction);
  switch (event.key) {
    case "Enter":
      if (!focused || event.target instanceof HTMLAnchorElement) return false;
      desk.select([focused]);
      startEditing(board, focused);
      return true;
    case " ":
      if (!focused) return false;
      desk.select(chosen.includes(focused) && desk.panelOpen.get() ? [] : [focused]);
      return true;
    case "Delete":
    case "Backspace":
      removePieces(board, target);
      return true;
    default:
      return false;
  }
}

function runZoom({ desk }: Board, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === "+") desk.camera?.zoomBy(1.25);
  else if (event.key === "-") desk.camera?.zoomBy(1 / 1.25);
  else if (event.key === "0") desk.camera?.showAll();
  else return false;
  return true;
}

function walk(board: Board, { focusPiece }: MapActions, direction: Direction): boolean {
  const model = board.session.model();
  const pieces = allPieces(model);
  const from = model.piece(board.desk.focused.get() ?? "");
  const next = from ? nearestPiece(from, pieces, direction) : firstPiece(pieces);
  if (next) focusPiece(next.id);
  return true;
}

function firstPiece(pieces: ReturnType<typeof allPieces>) {
  return pieces.reduce<(typeof pieces)[number] | undefined>(
    (best, piece) => (!best || center(piece)[1] < center(best)[1] ? piece : best),
    undefined,
  );
}

// What acts on a piece by Enter, Space, arrows or Delete does so on the map only: a button wants these keys itself.
function onMap(target: EventTarget | null): boolean {
  return (
    target === document.body ||
    (target instanceof HTMLElement &&
      target.closest(".map-lens") !== null &&
      !target.closest(".zoom-controls, .zone-row, .minimap"))
  );
}
