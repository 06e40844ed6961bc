import { type RefObject, useEffect, useState } from "react";

const STEP: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

/** Which cell of a grid has the Tab stop, and the way from one to the next. A cell is named "row:column". */
export function useGridStop(table: RefObject<HTMLElement | null>): {
  at: string;
  go(key: string, from: string): boolean;
} {
  const [at, setAt] = useState("0:0");
  useEffect(() => {
    const el = table.current;
    const follow = (event: FocusEvent) => {
      const cell = (event.target as HTMLElement).dataset.at;
      if (cell) setAt(cell);
    };
    el?.addEventListener("focusin", follow);
    return () => el?.removeEventListener("focusin", follow);
  }, [table]);
  const find = (row: number, column: number) => [
    ...(table.current?.querySelectorAll<HTMLElement>(`[data-at="${row}:${column}"]`) ?? []),
  ];
  return {
    at,
    go: (key, from) => {
      const step = STEP[key];
      if (!step) return false;
      const [row = 0, column = 0] = from.split(":").map(Number);
      // Two pieces of one cell are one above the other.
      const here = find(row, column);
      const beside = here[here.indexOf(document.activeElement as HTMLElement) + step[0]];
      const there = find(row + step[0], column + step[1]);
      const next = step[0] !== 0 && beside ? beside : step[0] < 0 ? there.at(-1) : there[0];
      next?.focus();
      return true;
    },
  };
}
