import { t } from "../../i18n";
import type { Board } from "../../shell/board";
import { canEdit } from "../../shell/commands";
import { openOnes } from "../../shell/locks";
import { type Decider, nameOf, SCALE } from "./deciders";
import { type Step, within } from "./plot";

/** Power and interest at once: one step, saved, refused and undone together. */
export function place(board: Board, id: string, { power, interest }: Step): void {
  if (!mayPlace(board, id)) return;
  const model = board.session.model();
  model.together(() => {
    model.setField(id, "power", power);
    model.setField(id, "interest", interest);
  });
  const piece = model.piece(id);
  if (piece)
    board.desk.spoken.set(t("{name}: power {power}, interest {interest}", { name: nameOf(piece), power, interest }));
}

export function changeInfluence(board: Board, { id, influence, name }: Decider, by: 1 | -1): void {
  if (!mayPlace(board, id)) return;
  const next = within((influence ?? (by > 0 ? 0 : SCALE.length + 1)) + by);
  board.session.model().setField(id, "influence", next);
  board.desk.spoken.set(t("{name}: influence {n}", { name, n: next }));
}

export function mayPlace(board: Board, id: string): boolean {
  return canEdit(board) && openOnes(board, [id]).length > 0;
}
