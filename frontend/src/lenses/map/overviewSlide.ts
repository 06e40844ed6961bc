import type { View } from "./overviewPainter";

/** Screen pixels painted beyond each edge, so that a pan has something to show. */
export const MARGIN = 160;
// Further from what was painted, it would be seen that lines are not drawn where they are.
const LARGEST = 1.4;

/** How to lay a picture painted for one view, with its margin, so that it fits another one. */
export type Slide = { dx: number; dy: number; scale: number };

/** Undefined when the picture does not reach everywhere, or would be too coarse: then it is painted anew. */
export function slide(painted: View, now: View): Slide | undefined {
  if (painted.width !== now.width || painted.height !== now.height) return undefined;
  const scale = now.zoom / painted.zoom;
  if (scale > LARGEST || scale < 1 / LARGEST) return undefined;
  const dx = now.x - painted.x * scale;
  const dy = now.y - painted.y * scale;
  const covers = (length: number, by: number) => by - MARGIN * scale <= 0 && by + (length + MARGIN) * scale >= length;
  return covers(now.width, dx) && covers(now.height, dy) ? { dx, dy, scale } : undefined;
}

/** The view that the picture is painted for: the window with its margin. */
export function withMargin({ x, y, zoom, width, height }: View): View {
  return { x: x + MARGIN, y: y + MARGIN, zoom, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
}
