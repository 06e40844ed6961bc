import type { Frame } from "./zones";

/** A part of the canvas in pixels of the screen, from its top left corner. */
export type Window = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
export type View = { readonly x: number; readonly y: number; readonly zoom: number };

const MARGIN_PX = 12;

/** How far the camera has to pan at least for the frame to lie in the window; its top left part when it is larger. */
export function leastPan(frame: Frame, { x, y, zoom }: View, window: Window): readonly [dx: number, dy: number] {
  return [
    least(frame.x * zoom + x, frame.width * zoom, window.left + MARGIN_PX, window.right - MARGIN_PX),
    least(frame.y * zoom + y, frame.height * zoom, window.top + MARGIN_PX, window.bottom - MARGIN_PX),
  ];
}

function least(start: number, length: number, low: number, high: number): number {
  if (start < low || length > high - low) return low - start;
  return Math.min(0, high - start - length);
}
