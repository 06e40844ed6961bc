import type { Board } from "../../shell/board";
import { removePieces } from "../../shell/commands";
import { allIds } from "./choosing";
import { stateOf } from "./outlineState";

/** Whoever works by keyboard goes on with the next piece of the outline, not with what lies near on the map. */
export function removeFrom(board: Board, ids: readonly string[]): void {
  const { desk, session } = board;
  const order = allIds(stateOf(desk));
  const at = order.indexOf(ids[0] ?? "");
  removePieces(board, ids);
  const model = session.model();
  if (model.piece(ids[0] ?? "")) return;
  const isThere = (id: string) => model.piece(id) !== undefined;
  const next = order.slice(at + 1).find(isThere) ?? order.slice(0, Math.max(0, at)).reverse().find(isThere);
  if (next) desk.camera?.focus(next);
}
