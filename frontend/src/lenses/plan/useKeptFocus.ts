import { type RefObject, useEffect, useRef } from "react";

/**
 * What has the keyboard may be drawn anew elsewhere, because somebody changed what it is sorted by: the keyboard goes
 * with it. `keyOf` names what is focused so that `find` finds it again.
 */
export function useKeptFocus(
  root: RefObject<HTMLElement | null>,
  keyOf: (focused: HTMLElement) => string | undefined,
  find: (root: HTMLElement, key: string) => HTMLElement | null | undefined,
): void {
  const last = useRef<string | undefined>(undefined);
  const name = useRef(keyOf);
  name.current = keyOf;
  useEffect(() => {
    // Elsewhere on purpose: by the keyboard, or by a click on what takes no focus. A focus that is lost says nothing.
    const look = ({ target }: Event) => {
      const el = target instanceof HTMLElement && root.current?.contains(target) ? target : undefined;
      last.current = el && name.current(el);
    };
    document.addEventListener("focusin", look);
    document.addEventListener("pointerdown", look, true);
    return () => {
      document.removeEventListener("focusin", look);
      document.removeEventListener("pointerdown", look, true);
    };
  }, [root]);
  useEffect(() => {
    const key = last.current;
    if (key !== undefined && root.current && document.activeElement === document.body) find(root.current, key)?.focus();
  });
}

export function pieceOf(focused: HTMLElement): string | undefined {
  return focused.closest<HTMLElement>("[data-piece]")?.dataset.piece;
}

export function cardOf(root: HTMLElement, piece: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(
    `[data-piece="${CSS.escape(piece)}"] button, button[data-piece="${CSS.escape(piece)}"]`,
  );
}
