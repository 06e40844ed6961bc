import { useEffect } from "react";
import type { Board } from "./board";
import { copyPieces, duplicate, pasteFrom } from "./clipboard";
import { canEdit, redo, undo } from "./commands";
import { LENSES } from "./lens";

const TYPED_INTO = "input:not([type=radio], [type=checkbox], [type=button])";

/** The keys that work in every lens. A lens that wants one for itself has taken it before. */
export function useBoardKeys(board: Board): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (isField(event.target)) return leaveField(board, event);
      if (runCommand(board, event) || runKey(board, event)) event.preventDefault();
    };
    const onCopy = (event: ClipboardEvent) => {
      if (isOthers(event) || getSelection()?.isCollapsed === false || !event.clipboardData) return;
      if (copyPieces(board, event.clipboardData)) event.preventDefault();
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isOthers(event) || !event.clipboardData) return;
      if (pasteFrom(board, event.clipboardData)) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    document.addEventListener("copy", onCopy);
    document.addEventListener("paste", onPaste);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("copy", onCopy);
      document.removeEventListener("paste", onPaste);
    };
  }, [board]);
}

/** Whether keys belong to what is written there. */
export function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(`${TYPED_INTO}, textarea, select, [contenteditable], [role=menu], dialog`) !== null
  );
}

// What is written in it stays there; whoever works by keyboard comes back to the pieces.
function leaveField({ desk }: Board, { key, target }: KeyboardEvent): void {
  if (key !== "Escape" || !(target instanceof HTMLElement) || target.closest("[role=menu], dialog")) return;
  target.blur();
  desk.camera?.focus();
}

// The words in a field are copied and pasted as anywhere.
function isOthers({ defaultPrevented, target }: ClipboardEvent): boolean {
  return defaultPrevented || isField(target);
}

function runCommand(board: Board, event: KeyboardEvent): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const key = event.key.toLowerCase();
  if (key === "z" && !event.shiftKey) undo(board);
  else if ((key === "z" && event.shiftKey) || key === "y") redo(board);
  else if (key === "d" && !event.shiftKey) duplicate(board);
  else return false;
  return true;
}

/** Also with the focus on a button: whoever has just pressed one goes on by keys. */
function runKey(board: Board, event: KeyboardEvent): boolean {
  const { desk } = board;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const lens = LENSES[Number(event.key) - 1];
  if (lens) {
    desk.look(lens);
    return true;
  }
  switch (event.key) {
    case "Escape":
      if (desk.following.get()) {
        desk.following.set(null);
        return true;
      }
      if (desk.led.get() && desk.stays.get() !== desk.led.get()) {
        desk.stays.set(desk.led.get());
        return true;
      }
      desk.select([]);
      desk.camera?.focus();
      return true;
    case "d":
    case "D":
      return goToDetails(board);
    case "l":
    case "L":
      return startLinking(board);
    case "n":
    case "N":
      document.getElementById("composer-text")?.focus();
      return true;
    case "/":
      document.getElementById("board-search")?.focus();
      return true;
    case "?":
      desk.keysShown.set(true);
      return true;
    default:
      return false;
  }
}

// Beside the board, and after everything else in the order of Tab: nobody should have to walk there.
function goToDetails({ desk }: Board): boolean {
  const focused = desk.focused.get();
  if (!focused) return false;
  desk.select([focused]);
  requestAnimationFrame(() => {
    const details = document.getElementById("details");
    // Whoever may not write there begins at its head.
    (details?.querySelector<HTMLElement>("textarea.sentence") ?? details?.querySelector("button"))?.focus();
  });
  return true;
}

function startLinking(board: Board): boolean {
  const focused = board.desk.focused.get();
  if (!focused || !canEdit(board)) return false;
  board.desk.select([focused]);
  board.desk.linking.set(true);
  return true;
}
