import { t, tn } from "../../i18n";
import type { Board } from "../../shell/board";
import { ask } from "../ask";

const SEEN_MS = 300;

export type Whose = { all: true } | { function: string } | { person: string } | { next: true };

/** Lays them on the table. False when the server could not, which it has said by then. */
export async function reveal(board: Board, whose: Whose): Promise<boolean> {
  const answer = await ask<{ pieces: readonly string[] }>(board, "POST", "/hands/reveal", whose);
  if (!answer.ok) return false;
  const { length } = answer.data.pieces;
  board.desk.spoken.set(
    length > 0 ? tn("{n} piece laid on the table.", "{n} pieces laid on the table.", length) : t("Nothing was laid."),
  );
  // The board has them a moment later.
  setTimeout(() => board.desk.camera?.show(answer.data.pieces), SEEN_MS);
  for (const id of answer.data.pieces) board.desk.mark(id, "theirs");
  return true;
}
