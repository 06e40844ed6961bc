import { useEffect } from "react";
import type { Position } from "../../board/model";
import type { Board } from "../../shell/board";
import { canEdit, redo, removePieces, startEditing, undo } from "../../shell/commands";
import { type Direction, directionOf, nearestPiece, stepOf } from "./nearest";
import { allPieces } from "./useMapState";
import { center } from "./zones";

export type MapActions = {
  focusPiece: (id: string) => void;
  nudge: (ids: readonly string[], by: Position) => void;
  compose: () => void;
  search: () => void;
};

const STEP = 16;
const LONG_STEP = 64;
const TYPED_INTO = "input:not([type=radio], [type=checkbox], [type=button])";

/** The keys of the map. They work where nothing else wants them: not in a field, not in a menu. */
export function useMapKeys(board: Board, actions: MapActions): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isField(event.target)) return;
      const ran =
        runCommand(board, event) ||
        (onMap(event.target) && runOnMap(board, actions, event)) ||
        runAnywhere(board, actions, event);
      if (ran) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [board, actions]);
}

function runCommand(board: Board, event: KeyboardEvent): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const key = event.key.toLowerCase();
  if (key === "z" && !event.shiftKey) undo(board);
  else if ((key === "z" && event.shiftKey) || key === "y") redo(board);
  else if (key === "a" && onMap(event.target)) board.desk.select(board.session.model().ids(), { open: false });
  else return false;
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

/** Also with the focus on a button: whoever has just pressed one goes on by keys. */
function runAnywhere(board: Board, actions: MapActions, event: KeyboardEvent): boolean {
  const { desk } = board;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case "Escape":
      desk.select([]);
      desk.camera?.focus();
      return true;
    case "l":
    case "L":
      return startLinking(board);
    case "n":
    case "N":
      actions.compose();
      return true;
    case "/":
      actions.search();
      return true;
    case "?":
      desk.keysShown.set(true);
      return true;
    case "+":
      desk.camera?.zoomBy(1.25);
      return true;
    case "-":
      desk.camera?.zoomBy(1 / 1.25);
      return true;
    case "0":
      desk.camera?.showAll();
      return true;
    default:
      return false;
  }
}

function startLinking(board: Board): boolean {
  const focused = board.desk.focused.get();
  if (!focused || !canEdit(board)) return false;
  board.desk.select([focused]);
  board.desk.linking.set(true);
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

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(`${TYPED_INTO}, textarea, select, [contenteditable], [role=menu], dialog`) !== null
  );
}

// What acts on a piece by Enter, Space, arrows or Delete does so on the map only: a button wants these keys itself.
function onMap(target: EventTarget | null): boolean {
  return (
    target === document.body ||
    (target instanceof HTMLElement && target.closest(".map-lens") !== null && !target.closest(".zoom-controls"))
  );
}
