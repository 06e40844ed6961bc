const LINE = "[role=row]";

/** The lines of the outline as they stand on the page, from the first to the last. */
export function linesIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(LINE)];
}

export function lineOf(root: HTMLElement, row: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"]`);
}

export function nameOf(line: HTMLElement | null | undefined): string | undefined {
  return line?.dataset.row;
}

export function pieceOf(line: HTMLElement | null | undefined): string | undefined {
  return line?.dataset.piece;
}

/** The line it stands under. */
export function parentOf(line: HTMLElement): HTMLElement | null {
  const above = line.parentElement?.parentElement?.closest(".outline-line");
  return (above?.firstElementChild as HTMLElement | undefined) ?? null;
}

/** The next one down the page, whatever it stands under. */
export function lineAfter(root: HTMLElement, line: HTMLElement): HTMLElement | null {
  return walkerAt(root, line).nextNode() as HTMLElement | null;
}

export function lineBefore(root: HTMLElement, line: HTMLElement): HTMLElement | null {
  return walkerAt(root, line).previousNode() as HTMLElement | null;
}

/** The next one under the same line. */
export function siblingOf(line: HTMLElement): HTMLElement | null {
  return line.parentElement?.nextElementSibling?.querySelector<HTMLElement>(LINE) ?? null;
}

// From where one is, not from the beginning: an arrow costs the same in the last of a thousand lines.
function walkerAt(root: HTMLElement, line: HTMLElement): TreeWalker {
  const isLine = (node: Node) => ((node as Element).matches(LINE) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT, isLine);
  walker.currentNode = line;
  return walker;
}

export function focusLine(line: HTMLElement): void {
  line.focus({ preventScroll: true });
  line.scrollIntoView({ block: "nearest" });
}
