const LINE = "[role=treeitem]";

/** The lines of the outline as they stand on the page, from the first to the last. */
export function linesIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(LINE)];
}

export function lineOf(root: HTMLElement, row: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"]`);
}

export function nameOf(line: Element | null | undefined): string | undefined {
  return (line as HTMLElement | null | undefined)?.dataset.row;
}

export function pieceOf(line: Element | null | undefined): string | undefined {
  return (line as HTMLElement | null | undefined)?.dataset.piece;
}

/** The line it stands under. */
export function parentOf(line: Element): HTMLElement | null {
  return line.parentElement?.closest<HTMLElement>(LINE) ?? null;
}

export function firstUnder(line: Element): HTMLElement | null {
  return line.querySelector<HTMLElement>(LINE);
}

/** The next one down the page, whatever it stands under. */
export function lineAfter(line: Element): HTMLElement | null {
  return firstUnder(line) ?? beyond(line);
}

/** The next one that does not stand under this one. */
export function beyond(line: Element): HTMLElement | null {
  const next = sibling(line, "nextElementSibling");
  if (next) return next;
  const parent = parentOf(line);
  return parent && beyond(parent);
}

export function lineBefore(line: Element): HTMLElement | null {
  const before = sibling(line, "previousElementSibling");
  return before ? lastIn(before) : parentOf(line);
}

export function lastIn(line: HTMLElement): HTMLElement {
  const under = firstUnder(line)?.parentElement?.lastElementChild;
  const last = under && (under.matches(LINE) ? (under as HTMLElement) : sibling(under, "previousElementSibling"));
  return last ? lastIn(last) : line;
}

function sibling(line: Element, way: "nextElementSibling" | "previousElementSibling"): HTMLElement | null {
  let next = line[way];
  while (next && !next.matches(LINE)) next = next[way];
  return next as HTMLElement | null;
}

/** A line is as tall as all that stands under it: what is brought into sight is its own words. */
export function focusLine(line: HTMLElement): void {
  line.focus({ preventScroll: true });
  line.querySelector(".outline-row")?.scrollIntoView({ block: "nearest" });
}
