import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { addDays, addMonths } from "./days";

/** Arrows go by days and weeks, Page Up and Down by months. Enter goes into a day, Escape out of it. */
export function useCalendarKeys(
  table: RefObject<HTMLTableElement | null>,
  day: string,
  onDay: (next: string) => void,
): (event: KeyboardEvent) => void {
  const follows = useRef(false);
  const cellOf = (one: string) => table.current?.querySelector<HTMLElement>(`td[data-day="${one}"]`);
  useEffect(() => {
    if (follows.current) cellOf(day)?.focus();
    follows.current = false;
  });
  return (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const target = event.target as HTMLElement;
    const cell = target.closest<HTMLElement>("td[data-day]");
    const at = cell?.dataset.day;
    if (!cell || !at) return;
    if (target !== cell) {
      if (event.key === "Escape") cell.focus();
      else if (event.key === "ArrowDown" || event.key === "ArrowUp")
        step(cell, target, event.key === "ArrowDown" ? 1 : -1);
      else return;
      event.nativeEvent.stopImmediatePropagation();
      event.preventDefault();
      return;
    }
    const next = nextDay(at, event.key);
    if (next) {
      follows.current = true;
      onDay(next);
      cellOf(next)?.focus();
    } else if (event.key === "Enter" || event.key === "F2") cell.querySelector<HTMLElement>("button")?.focus();
    else return;
    event.preventDefault();
  };
}

function nextDay(at: string, key: string): string | undefined {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const days = steps[key];
  if (days) return addDays(at, days);
  const months: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1 };
  const by = months[key];
  if (!by) return undefined;
  const month = addMonths(at.slice(0, 7), by);
  const same = `${month}-${at.slice(8)}`;
  // The 31st of a month that has none is its last day.
  return addDays(same, 0).startsWith(month) ? same : addDays(`${addMonths(month, 1)}-01`, -1);
}

function step(cell: HTMLElement, from: HTMLElement, by: number): void {
  const buttons = [...cell.querySelectorAll<HTMLElement>("button")];
  buttons[buttons.indexOf(from) + by]?.focus();
}
