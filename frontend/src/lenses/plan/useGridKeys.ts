import { type RefObject, useEffect, useRef } from "react";
import { useKeptFocus } from "./useKeptFocus";

const CELL = "[data-cell]";

/**
 * One tab stop for a whole table, and arrows between its cells, as grids are used everywhere. The cells say by
 * `data-cell` which column they are in; `data-row` of their row says which row.
 */
export function useGridKeys(root: RefObject<HTMLElement | null>, onDelete?: (row: string) => void): void {
  const remove = useRef(onDelete);
  remove.current = onDelete;
  useKeptFocus(root, keyOf, findCell);

  useEffect(() => {
    const el = root.current;
    if (!el) return;
    const onFocus = (event: FocusEvent) => {
      const cell = cellOf(event.target);
      if (!cell) return;
      for (const other of el.querySelectorAll<HTMLElement>(`${CELL}[tabindex="0"]`)) other.tabIndex = -1;
      cell.tabIndex = 0;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const cell = event.target instanceof HTMLElement && event.target.matches(CELL) ? event.target : undefined;
      if (!cell || event.altKey || event.isComposing) return;
      if (event.key === "Delete" && remove.current) remove.current(rowOf(cell));
      else {
        const next = nextCell(el, cell, event);
        if (!next) return;
        next.focus();
      }
      event.preventDefault();
      event.stopPropagation();
    };
    el.addEventListener("focusin", onFocus);
    el.addEventListener("keydown", onKeyDown);
    return () => {
      el.removeEventListener("focusin", onFocus);
      el.removeEventListener("keydown", onKeyDown);
    };
  }, [root]);

  // After every drawing: there is one cell that can be come to.
  useEffect(() => {
    const el = root.current;
    if (!el) return;
    if (!el.querySelector(`${CELL}[tabindex="0"]`)) {
      const first = el.querySelector<HTMLElement>(`tbody ${CELL}`) ?? el.querySelector<HTMLElement>(CELL);
      if (first) first.tabIndex = 0;
    }
  });
}

function nextCell(root: HTMLElement, cell: HTMLElement, event: KeyboardEvent): HTMLElement | undefined {
  const rows = [...root.querySelectorAll<HTMLElement>("tr")].filter((row) => row.querySelector(CELL));
  const at = rows.findIndex((row) => row.contains(cell));
  const cells = cellsIn(rows[at]);
  const column = cells.indexOf(cell);
  const far = event.ctrlKey || event.metaKey;
  const rightwards = getComputedStyle(root).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  switch (event.key) {
    case "ArrowLeft":
    case "ArrowRight":
      return cells[column + (event.key === rightwards ? 1 : -1)];
    case "Home":
      return far ? cellsIn(rows[0])[0] : cells[0];
    case "End":
      return (far ? cellsIn(rows.at(-1)) : cells).at(-1);
    case "ArrowUp":
    case "ArrowDown": {
      const row = rows[at + (event.key === "ArrowDown" ? 1 : -1)];
      return row && sameColumn(row, cell.dataset.cell ?? "");
    }
    default:
      return undefined;
  }
}

function sameColumn(row: HTMLElement, column: string): HTMLElement | undefined {
  const cells = cellsIn(row);
  return cells.find(({ dataset }) => dataset.cell === column) ?? cells[0];
}

function keyOf(focused: HTMLElement): string | undefined {
  const cell = cellOf(focused);
  return cell && `${rowOf(cell)} ${cell.dataset.cell}`;
}

// The row as it is called; or the same piece in another group.
function findCell(root: HTMLElement, key: string): HTMLElement | undefined {
  const [cell, piece] = key.split(" ").reverse();
  const row = key.slice(0, key.lastIndexOf(" "));
  const rows = [...root.querySelectorAll<HTMLElement>("tr[data-row]")];
  const found =
    rows.find(({ dataset }) => dataset.row === row) ?? rows.find(({ dataset }) => piece && dataset.piece === piece);
  return found && sameColumn(found, cell ?? "");
}

function cellsIn(row: HTMLElement | undefined): HTMLElement[] {
  return [...(row?.querySelectorAll<HTMLElement>(CELL) ?? [])];
}

function cellOf(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof HTMLElement ? (target.closest<HTMLElement>(CELL) ?? undefined) : undefined;
}

function rowOf(cell: HTMLElement): string {
  return cell.closest<HTMLElement>("tr")?.dataset.row ?? "";
}
