import { t } from "../../i18n";
import type { Board } from "../../shell/board";
import { canEdit, sayUndoable } from "../../shell/commands";
import { isLinkClosed } from "../../shell/locks";

/** To the piece at the other end; the details follow where they are open. */
export function goTo({ desk }: Board, id: string): void {
  desk.select([id], { open: false });
  desk.camera?.focus(id);
}

export function unlink(board: Board, id: string): void {
  const model = board.session.model();
  const link = model.links().find((known) => known.id === id);
  if (!link || !canEdit(board)) return;
  if (isLinkClosed(board, link.from, link.to)) return void board.desk.say(t("Both pieces lie in closed zones."));
  model.unlink(id);
  sayUndoable(board, t("Link removed."));
}
