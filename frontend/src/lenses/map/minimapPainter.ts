import type { BoardModel } from "../../board/model";
import { ZONES } from "../../board/schema.gen";
import type { Miniature } from "./minimap";
import type { Palette } from "./palette";
import type { Frames } from "./zones";

const LEAST_PX = 1.5;

/** Zones and pieces as rectangles. */
export function paintMinimap(
  canvas: CanvasRenderingContext2D,
  model: BoardModel,
  frames: Frames,
  { scale, x, y }: Miniature,
  palette: Palette,
  dimmed: ReadonlySet<string>,
): void {
  const ratio = canvas.canvas.width / canvas.canvas.clientWidth || 1;
  canvas.setTransform(1, 0, 0, 1, 0, 0);
  canvas.clearRect(0, 0, canvas.canvas.width, canvas.canvas.height);
  canvas.setTransform(ratio, 0, 0, ratio, ratio * x, ratio * y);
  for (const zone of ZONES) {
    const frame = frames[zone];
    canvas.fillStyle = palette.zones[zone].fill;
    canvas.fillRect(frame.x * scale, frame.y * scale, frame.width * scale - 1, frame.height * scale - 1);
  }
  for (const id of model.ids()) {
    const piece = model.piece(id);
    if (!piece) continue;
    const colours = palette.zones[piece.kind === "goal" ? "strategy" : piece.zone];
    canvas.globalAlpha = dimmed.has(id) ? 0.2 : 1;
    canvas.fillStyle = piece.kind === "goal" ? colours.solid : colours.line;
    canvas.fillRect(
      piece.pos[0] * scale,
      piece.pos[1] * scale,
      Math.max(LEAST_PX, piece.size[0] * scale),
      Math.max(LEAST_PX, piece.size[1] * scale),
    );
  }
  canvas.globalAlpha = 1;
}
