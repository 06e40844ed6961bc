import type { Position } from "../../board/model";
import type { Side } from "./outline";
import type { Frame } from "./zones";

const NEAREST_CORNER = 0.12;

export type Curve = { readonly path: string; readonly at: (t: number) => Position };

const OUTWARD: Readonly<Record<Side, Position>> = { t: [0, -1], r: [1, 0], b: [0, 1], l: [-1, 0] };

/** A cubic that leaves one piece and meets the other square to their sides. */
export function curveBetween(from: Frame, leaves: Side, to: Frame, arrives: Side): Curve {
  const start = middle(from, leaves);
  const end = towards(to, arrives, start);
  const reach = Math.max(24, Math.hypot(end[0] - start[0], end[1] - start[1]) * 0.38);
  const first = beyond(start, leaves, reach);
  const second = beyond(end, arrives, reach);
  const path = `M${start.join(" ")}C${first.join(" ")} ${second.join(" ")} ${end.join(" ")}`;
  const along = (t: number, axis: 0 | 1) =>
    (1 - t) ** 3 * start[axis] +
    3 * (1 - t) ** 2 * t * first[axis] +
    3 * (1 - t) * t ** 2 * second[axis] +
    t ** 3 * end[axis];
  return { path, at: (t) => [along(t, 0), along(t, 1)] };
}

// Where a wire arrives slides along the side towards where it comes from: fewer pieces lie in its way.
function towards(frame: Frame, side: Side, [x, y]: Position): Position {
  const [middleX, middleY] = middle(frame, side);
  const slide = (value: number, low: number, length: number) =>
    Math.max(low + length * NEAREST_CORNER, Math.min(low + length * (1 - NEAREST_CORNER), value));
  return side === "t" || side === "b"
    ? [slide(x, frame.x, frame.width), middleY]
    : [middleX, slide(y, frame.y, frame.height)];
}

function beyond([x, y]: Position, side: Side, reach: number): Position {
  const [dx, dy] = OUTWARD[side];
  return [Math.round(x + dx * reach), Math.round(y + dy * reach)];
}

function middle({ x, y, width, height }: Frame, side: Side): Position {
  switch (side) {
    case "t":
      return [x + width / 2, y];
    case "r":
      return [x + width, y + height / 2];
    case "b":
      return [x + width / 2, y + height];
    case "l":
      return [x, y + height / 2];
  }
}
