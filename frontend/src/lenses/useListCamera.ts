import { type RefObject, useEffect } from "react";
import { useBoard } from "../shell/board";
import type { Camera } from "../shell/desk";

/**
 * What the page does with a map's camera, for a lens that is laid out as a page: pieces are brought into sight by
 * scrolling. An element says by `data-piece` which piece it shows; the first one that can take the focus takes it.
 */
export function useListCamera(root: RefObject<HTMLElement | null>): void {
  const { desk } = useBoard();
  useEffect(() => {
    const elementOf = (id: string): HTMLElement | null =>
      root.current?.querySelector<HTMLElement>(`[data-piece="${CSS.escape(id)}"]`) ?? null;
    // What was made just now is rendered with the next frame.
    const withElement = (id: string, act: (el: HTMLElement) => void, again = true) => {
      const el = elementOf(id);
      if (el) act(el);
      else if (again) requestAnimationFrame(() => requestAnimationFrame(() => withElement(id, act, false)));
    };
    const reveal = (id: string) => withElement(id, (el) => el.scrollIntoView({ block: "nearest", inline: "nearest" }));
    const camera: Camera = {
      show: (ids) => {
        if (ids[0]) reveal(ids[0]);
      },
      reveal,
      showFrame: () => {},
      fitFrame: () => {},
      showAll: () => root.current?.scrollTo({ top: 0 }),
      zoomBy: () => {},
      focus: (id) => {
        const wanted = id ?? desk.focused.get();
        if (!wanted) return root.current?.focus();
        const before = document.activeElement;
        withElement(wanted, (el) => {
          // Meanwhile the keyboard may have gone elsewhere by itself.
          if (![before, document.body].includes(document.activeElement as HTMLElement)) return;
          const target = el.matches("button, a, [tabindex]")
            ? el
            : el.querySelector<HTMLElement>("button, a, [tabindex]");
          (target ?? root.current)?.focus();
        });
      },
    };
    desk.camera = camera;
    return () => {
      if (desk.camera === camera) desk.camera = undefined;
    };
  }, [desk, root]);
}
