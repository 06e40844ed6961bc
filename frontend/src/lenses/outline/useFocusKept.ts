import { type RefObject, useEffect } from "react";
import { focusLine, lineOf, linesIn, nameOf, nextKept } from "./lines";
import type { OutlineState } from "./outlineState";

/**
 * One line takes the Tab key, always; and whoever reads in the outline stays there: a line that goes, or is moved by
 * somebody else, gives the focus to itself in its new place, or else to its neighbour.
 */
export function useFocusKept(tree: RefObject<HTMLElement | null>, state: OutlineState): void {
  useEffect(() => {
    const root = tree.current;
    if (!root) return;
    let inside = false;
    let order: (string | undefined)[] = [];
    const remember = () => {
      order = linesIn(root).map(nameOf);
    };
    const settle = () => {
      const row = state.active.get();
      const isThere = (name: string) => lineOf(root, name) !== null;
      if (!row || !isThere(row)) {
        const known = order.filter((name) => name !== undefined);
        const next = nextKept(known, row, isThere) ?? nameOf(linesIn(root)[0]);
        if (!next) return;
        state.active.set(next);
        remember();
      }
      if (!inside || document.activeElement !== document.body) return;
      // Rendered with its place in the Tab order after this.
      const line = lineOf(root, state.active.get());
      if (line) focusLine(line);
    };
    const onFocusIn = (event: FocusEvent) => {
      inside = root.contains(event.target as Node);
      if (inside) remember();
    };
    const onPointerDown = (event: PointerEvent) => {
      if (!root.contains(event.target as Node)) inside = false;
    };
    const observer = new MutationObserver(settle);
    observer.observe(root, { childList: true, subtree: true });
    settle();
    document.addEventListener("focusin", onFocusIn);
    document.addEventListener("pointerdown", onPointerDown, true);
    return () => {
      observer.disconnect();
      document.removeEventListener("focusin", onFocusIn);
      document.removeEventListener("pointerdown", onPointerDown, true);
    };
  }, [tree, state]);
}
