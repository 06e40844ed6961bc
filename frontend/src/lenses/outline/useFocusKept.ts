import { type RefObject, useEffect } from "react";
import { focusLine, lineBefore, lineOf, linesIn, nameOf, parentOf, siblingOf } from "./lines";
import type { OutlineState } from "./outlineState";

/**
 * One line takes the Tab key, and the buttons in it, always; and whoever reads in the outline stays there: a line that
 * goes, or is moved by somebody else, gives the focus to itself in its new place, or else to its neighbour. It works on
 * the page itself: a thousand lines that each watch where one is make every arrow slow.
 */
export function useFocusKept(tree: RefObject<HTMLElement | null>, state: OutlineState): void {
  useEffect(() => {
    const root = tree.current;
    if (!root) return;
    let inside = false;
    let stop: HTMLElement | null = null;
    let neighbours: readonly (string | undefined)[] = [];
    const lead = (line: HTMLElement | null) => {
      if (stop !== line && stop) setStop(stop, -1);
      stop = line;
      if (stop) setStop(stop, 0);
    };
    const follow = () => lead(lineOf(root, state.active.get()));
    const settle = () => {
      if (!stop?.isConnected || nameOf(stop) !== state.active.get()) {
        const known = [state.active.get(), ...neighbours].flatMap((row) => (row && lineOf(root, row)) || []);
        const next = known[0] ?? linesIn(root)[0];
        if (!next) return;
        state.active.set(nameOf(next) ?? "");
        lead(next);
      }
      if (stop) setStop(stop, 0);
      if (inside && document.activeElement === document.body && stop) focusLine(stop);
    };
    const onFocusIn = (event: FocusEvent) => {
      inside = root.contains(event.target as Node);
      const line = (event.target as Element).closest<HTMLElement>("[role=row]");
      if (inside && line) neighbours = [siblingOf(line), lineBefore(root, line), parentOf(line)].map(nameOf);
    };
    const onPointerDown = (event: PointerEvent) => {
      if (!root.contains(event.target as Node)) inside = false;
    };
    const observer = new MutationObserver(settle);
    observer.observe(root, { childList: true, subtree: true });
    settle();
    const off = state.active.subscribe(follow);
    document.addEventListener("focusin", onFocusIn);
    document.addEventListener("pointerdown", onPointerDown, true);
    return () => {
      off();
      lead(null);
      observer.disconnect();
      document.removeEventListener("focusin", onFocusIn);
      document.removeEventListener("pointerdown", onPointerDown, true);
    };
  }, [tree, state]);
}

function setStop(line: HTMLElement, tabIndex: 0 | -1): void {
  line.tabIndex = tabIndex;
  for (const button of line.querySelectorAll<HTMLElement>("button:not([role^=menuitem])")) button.tabIndex = tabIndex;
}
