import type { Board } from "../../shell/board";
import { removePieces } from "../../shell/commands";
import { linesIn, nameOf, nextKept, pieceOf } from "./lines";
import { rowOf } from "./outlineState";

/** Whoever works by keyboard goes on with the next line of the outline, not with what lies near on the map. */
export function removeFrom(board: Board, root: HTMLElement | null | undefined, ids: readonly string[]): void {
  const lines = root ? linesIn(root).filter((line) => line.ariaLevel === "3" && pieceOf(line)) : [];
  const order = lines.flatMap((line) => nameOf(line) ?? []);
  const gone = new Set(ids.map(rowOf.piece));
  const next = nextKept(order, rowOf.piece(ids[0] ?? ""), (row) => !gone.has(row));
  removePieces(board, ids);
  const piece = pieceOf(lines.find((line) => nameOf(line) === next));
  if (piece && !board.session.model().piece(ids[0] ?? "")) board.desk.camera?.focus(piece);
}
