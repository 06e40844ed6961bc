import { type RefObject, useLayoutEffect, useState } from "react";

// The heading above, the axis and the legend below, and what floats over the page's foot.
const AROUND = 320;
const FIRST = { width: 900, height: 530 };

/** As wide as there is room, as high as the page leaves without scrolling. */
export function usePlotSize(field: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState(FIRST);
  useLayoutEffect(() => {
    const el = field.current;
    const page = el?.closest<HTMLElement>(".lens-page");
    if (!el || !page) return;
    const measure = () => {
      const next = { width: el.clientWidth, height: page.clientHeight - AROUND };
      setSize((before) => (before.width === next.width && before.height === next.height ? before : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(el);
    observer.observe(page);
    return () => observer.disconnect();
  }, [field]);
  return size;
}
