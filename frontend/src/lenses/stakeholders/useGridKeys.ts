import type { Board } from "../../shell/board";
import { removePieces } from "../../shell/commands";
import { type Decider, decidersOf } from "./deciders";
import { changeInfluence, mayPlace, place } from "./placing";
import { stepped } from "./plot";
import type { Picking } from "./usePicking";

export type GridKeys = (event: React.KeyboardEvent, decider: Decider) => void;

/** The keys of somebody on the grid, or waiting to be placed. The others are the board's. */
export function useGridKeys(board: Board, picking: Picking, comeBack: (id: string) => void): GridKeys {
  return (event, decider) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && picking.words) picking.stop();
    else if (!ran(board, picking, comeBack, event.key, decider.id)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function ran(board: Board, picking: Picking, comeBack: (id: string) => void, key: string, id: string): boolean {
  const decider = deciderNow(board, id);
  if (!decider) return false;
  const { power, interest } = decider;
  const step = stepped(key, { power, interest });
  if (step) {
    if (power === undefined || interest === undefined) comeBack(id);
    place(board, id, step);
    return true;
  }
  switch (key) {
    case "+":
    case "=":
      changeInfluence(board, decider, 1);
      return true;
    case "-":
      changeInfluence(board, decider, -1);
      return true;
    case "i":
    case "I":
      if (mayPlace(board, id)) picking.start({ from: id, kind: "influences" });
      return true;
    case "r":
    case "R":
      if (mayPlace(board, id)) picking.start({ from: id, kind: "reports_to" });
      return true;
    case "Delete":
    case "Backspace":
      removePieces(board, [id]);
      return true;
    default:
      return false;
  }
}

// As the board has them, not as they were drawn last: keys come faster than pictures.
function deciderNow(board: Board, id: string): Decider | undefined {
  const piece = board.session.model().piece(id);
  return piece && decidersOf([piece], [], [])[0];
}
