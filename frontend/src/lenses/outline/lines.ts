/** The lines of the outline as they stand on the page, from the first to the last. */
export function linesIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("[role=treeitem]")];
}

export function lineOf(root: HTMLElement, row: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"]`);
}

export function nameOf(line: Element | null | undefined): string | undefined {
  return (line as HTMLElement | null | undefined)?.dataset.row;
}

/** The line it stands under. */
export function parentOf(line: HTMLElement): HTMLElement | null {
  return line.parentElement?.closest<HTMLElement>("[role=treeitem]") ?? null;
}

export function pieceOf(line: Element | null | undefined): string | undefined {
  return (line as HTMLElement | null | undefined)?.dataset.piece;
}

/** A line is as tall as all that stands under it: what is brought into sight is its own words. */
export function focusLine(line: HTMLElement): void {
  line.focus({ preventScroll: true });
  line.querySelector(".outline-row")?.scrollIntoView({ block: "nearest" });
}

/** The first line after the lost one that is still there, or else the last one before it. */
export function nextKept(
  order: readonly string[],
  lost: string,
  isThere: (row: string) => boolean,
): string | undefined {
  const at = order.indexOf(lost);
  return order.slice(at + 1).find(isThere) ?? order.slice(0, Math.max(0, at)).reverse().find(isThere);
}
