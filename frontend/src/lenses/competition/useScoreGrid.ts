import { type RefObject, useRef, useState } from "react";

type Cell = { readonly row: string; readonly column: string };

export type ScoreGrid = {
  table: RefObject<HTMLTableElement | null>;
  /** Whether Tab comes to this cell: one stop for all of them. */
  isStop: (cell: Cell) => boolean;
  come: (cell: Cell) => void;
  /** False for a key that leads nowhere in the grid. */
  go: (event: React.KeyboardEvent, from: Cell) => boolean;
};

export const cellName = ({ row, column }: Cell): string => `${row}.${column}`;

/** The arrows move between the scores, Home and End to both ends of a row. */
export function useScoreGrid(rows: readonly string[], columns: readonly string[]): ScoreGrid {
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Cell | null>(null);
  const row = at && rows.includes(at.row) ? at.row : rows[0];
  const column = at && columns.includes(at.column) ? at.column : columns[0];

  const focus = (cell: Cell) =>
    table.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(cellName(cell))}"]`)?.focus();
  const go = (event: React.KeyboardEvent, from: Cell): boolean => {
    const [y, x] = [rows.indexOf(from.row), columns.indexOf(from.column)];
    const next = step(event, x, y, columns.length - 1, rows.length - 1);
    const [toRow, toColumn] = [rows[next?.[1] ?? -1], columns[next?.[0] ?? -1]];
    if (!toRow || !toColumn) return false;
    focus({ row: toRow, column: toColumn });
    return true;
  };
  return { table, isStop: (cell) => cell.row === row && cell.column === column, come: setAt, go };
}

function step(event: React.KeyboardEvent, x: number, y: number, right: number, bottom: number) {
  const whole = event.ctrlKey || event.metaKey;
  if (event.altKey || event.shiftKey) return undefined;
  switch (event.key) {
    case "ArrowLeft":
      return [Math.max(0, x - 1), y];
    case "ArrowRight":
      return [Math.min(right, x + 1), y];
    case "ArrowUp":
      return [x, Math.max(0, y - 1)];
    case "ArrowDown":
      return [x, Math.min(bottom, y + 1)];
    case "Home":
      return [0, whole ? 0 : y];
    case "End":
      return [right, whole ? bottom : y];
    default:
      return undefined;
  }
}
