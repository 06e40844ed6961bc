import { type RefObject, useEffect } from "react";

/**
 * Whoever pressed a button that is gone afterwards (the vote is closed, the card put away, the workshop begun) stays
 * where it stood: on the nearest surrounding that is still there, not at the beginning of the page.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const here = root.current;
    if (!here) return;
    let last: readonly HTMLElement[] = [];
    const remember = (event: FocusEvent) => {
      last = event.target instanceof HTMLElement ? [event.target, ...above(event.target, here)] : [];
    };
    const forget = (event: FocusEvent) => {
      // Of its own accord to somewhere else, and not because it was taken away.
      if (event.target instanceof HTMLElement && event.target.isConnected && event.relatedTarget) last = [];
    };
    const watch = new MutationObserver(() => {
      if (last.length === 0 || last[0]?.isConnected || document.activeElement !== document.body) return;
      const left = last.find((element) => element.isConnected);
      last = [];
      if (!left) return;
      if (!left.hasAttribute("tabindex")) left.tabIndex = -1;
      left.focus({ preventScroll: true });
    });
    here.addEventListener("focusin", remember);
    here.addEventListener("focusout", forget);
    watch.observe(here, { childList: true, subtree: true });
    return () => {
      here.removeEventListener("focusin", remember);
      here.removeEventListener("focusout", forget);
      watch.disconnect();
    };
  }, [root]);
}

function above(element: HTMLElement, root: HTMLElement): HTMLElement[] {
  const parent = element.parentElement;
  return !parent || element === root ? [] : [parent, ...above(parent, root)];
}
