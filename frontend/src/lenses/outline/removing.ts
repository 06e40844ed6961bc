import type { Board } from "../../shell/board";
import { removePieces } from "../../shell/commands";
import { allIds } from "./choosing";
import { stateOf } from "./outlineState";

/** Whoever works by keyboard goes on with the next piece of the outline, not with what lies near on the map. */
export function removeFrom(board: Board, ids: readonly string[]): void {
  const { desk, session } = board;
  const [first = ""] = ids;
  const { sections } = stateOf(desk);
  const group = sections.flatMap(({ groups }) => groups).find((known) => known.ids.includes(first))?.ids ?? [];
  const order = allIds(stateOf(desk));
  removePieces(board, ids);
  const model = session.model();
  if (model.piece(first)) return;
  // Of the same kind as long as there is one.
  const next = [...nearest(group, first), ...nearest(order, first)].find((id) => model.piece(id));
  if (next) desk.camera?.focus(next);
}

function nearest(order: readonly string[], id: string): readonly string[] {
  const at = Math.max(0, order.indexOf(id));
  return [...order.slice(at + 1), ...order.slice(0, at).reverse()];
}
