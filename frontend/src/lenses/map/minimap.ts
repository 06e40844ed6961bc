import type { Position } from "../../board/model";
import type { View } from "./inSight";
import type { Frame } from "./zones";

const MARGIN_PX = 5;
// So little of the board out of sight is not worth a map of the map.
const NEARLY_ALL = 0.02;

/** How the whole board lies in a small window: board units times `scale`, plus `x` and `y`, are its pixels. */
export type Miniature = { readonly scale: number; readonly x: number; readonly y: number };

export function miniatureOf(board: Frame, width: number, height: number): Miniature {
  const scale = Math.min((width - 2 * MARGIN_PX) / board.width, (height - 2 * MARGIN_PX) / board.height);
  return {
    scale,
    x: (width - board.width * scale) / 2 - board.x * scale,
    y: (height - board.height * scale) / 2 - board.y * scale,
  };
}

/** The part of the board that a window of this size shows, in board units. */
export function shownFrame({ x, y, zoom }: View, width: number, height: number): Frame {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

export function toBoard({ scale, x, y }: Miniature, px: number, py: number): Position {
  return [(px - x) / scale, (py - y) / scale];
}

/** The camera that has this point of the board in the middle of the window. */
export function centredOn([x, y]: Position, zoom: number, width: number, height: number): View {
  return { x: width / 2 - x * zoom, y: height / 2 - y * zoom, zoom };
}

/** Whether next to nothing of the board lies outside of what is shown. */
export function showsAll(board: Frame, shown: Frame): boolean {
  const across = board.width * NEARLY_ALL;
  const down = board.height * NEARLY_ALL;
  return (
    shown.x <= board.x + across &&
    shown.y <= board.y + down &&
    shown.x + shown.width >= board.x + board.width - across &&
    shown.y + shown.height >= board.y + board.height - down
  );
}
