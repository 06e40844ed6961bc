import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import type { Board } from "../../shell/board";
import { sentenceOf } from "../../shell/label";
import { openOnes } from "../../shell/locks";
import { layWith } from "../inline/layWith";
import { want } from "../inline/wanted";
import { columnWord } from "./columns";
import { type ColumnName, columnOf, UNSORTED } from "./pressure";

export function setFactor(board: Board, factor: Piece, name: "effect" | "horizon", value: unknown): void {
  if (openOnes(board, [factor.id]).length > 0) board.session.model().setField(factor.id, name, value);
}

/** Into another column; the keyboard goes with it when it was what moved it. */
export function sortInto(board: Board, factor: Piece, column: ColumnName, follow: boolean): void {
  if (columnOf(factor) === column || openOnes(board, [factor.id]).length === 0) return;
  if (follow) want(placeName(factor.id, column));
  board.session.model().setField(factor.id, "category", column === UNSORTED ? undefined : column);
  board.desk.spoken.set(t("{piece}: now under {column}", { piece: sentenceOf(factor), column: columnWord(column) }));
}

export function layFactors(board: Board, column: ColumnName, lines: readonly string[]): boolean {
  const fields = column === UNSORTED ? {} : { category: column };
  return (
    layWith(
      board,
      "factor",
      lines.map((text) => ({ text, fields })),
    ).length > 0
  );
}

/** A card in a column: the same factor in another one is another card. */
export const placeName = (id: string, column: ColumnName): string => `${id} in ${column}`;
