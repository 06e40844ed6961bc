import type { BoardModel, Piece } from "../../board/model";
import type { Fit } from "./fits";
import { outline } from "./outline";
import type { Palette } from "./palette";
import { isQuiet } from "./wires";
import { center } from "./zones";

export type View = { x: number; y: number; zoom: number; width: number; height: number };
export type Marked = { selected: ReadonlySet<string>; fresh: ReadonlySet<string> };

const GOAL_TYPE_PX = 12;
const GOAL_LINES = 4;
const shapes = new Map<string, Path2D>();

/** The whole board as shapes; only goals keep their sentence. One pass, nothing mounted. */
export function paintOverview(
  canvas: CanvasRenderingContext2D,
  model: BoardModel,
  fit: Fit,
  view: View,
  palette: Palette,
  marked: Marked,
): void {
  const ratio = window.devicePixelRatio || 1;
  canvas.setTransform(ratio, 0, 0, ratio, 0, 0);
  canvas.clearRect(0, 0, view.width, view.height);
  canvas.setTransform(ratio * view.zoom, 0, 0, ratio * view.zoom, ratio * view.x, ratio * view.y);
  const visible = model.ids().flatMap((id) => {
    const piece = model.piece(id);
    return piece && inSight(piece, view) ? [piece] : [];
  });
  paintWires(canvas, model, fit, view, palette);
  for (const piece of visible) paintPiece(canvas, piece, fit, view, palette, marked);
}

function inSight({ pos, size }: Piece, { x, y, zoom, width, height }: View): boolean {
  return (
    (pos[0] + size[0]) * zoom + x > 0 &&
    pos[0] * zoom + x < width &&
    (pos[1] + size[1]) * zoom + y > 0 &&
    pos[1] * zoom + y < height
  );
}

function paintWires(
  canvas: CanvasRenderingContext2D,
  model: BoardModel,
  fit: Fit,
  { zoom }: View,
  palette: Palette,
): void {
  canvas.strokeStyle = palette.wire;
  canvas.lineWidth = 1 / zoom;
  canvas.beginPath();
  for (const link of model.links()) {
    const [from, to] = [model.piece(link.from), model.piece(link.to)];
    if (!from || !to || fit.fitted.has(link.id) || !isQuiet(from, to)) continue;
    canvas.moveTo(...center(from));
    canvas.lineTo(...center(to));
  }
  canvas.stroke();
}

function paintPiece(
  canvas: CanvasRenderingContext2D,
  piece: Piece,
  fit: Fit,
  view: View,
  palette: Palette,
  { selected, fresh }: Marked,
): void {
  const goal = piece.kind === "goal";
  const colours = palette.zones[goal ? "strategy" : piece.zone];
  const joints = fit.joints.get(piece.id) ?? {};
  canvas.save();
  canvas.translate(piece.pos[0], piece.pos[1]);
  const shape = shapeOf(piece.size[0], piece.size[1], joints);
  // A gap is as empty as its zone, but no wire runs through its question.
  canvas.fillStyle = goal ? colours.solid : piece.kind === "gap" ? colours.plate : colours.fill;
  canvas.fill(shape);
  const marked = selected.has(piece.id) || fresh.has(piece.id);
  canvas.strokeStyle = marked ? palette.accent : colours.line;
  canvas.lineWidth = (marked ? 2 : 1) / view.zoom;
  if (!goal || marked) canvas.stroke(shape);
  if (goal) paintSentence(canvas, piece, view, colours.on, palette.font);
  else paintLines(canvas, piece, colours.line);
  canvas.restore();
}

function shapeOf(width: number, height: number, joints: Parameters<typeof outline>[2]): Path2D {
  const path = outline(width, height, joints);
  const known = shapes.get(path);
  if (known) return known;
  // Old outlines are dropped together: a resize storm must not grow this without end.
  if (shapes.size > 4_000) shapes.clear();
  const made = new Path2D(path);
  shapes.set(path, made);
  return made;
}

// Words too small to read are drawn as the lines they are: how full a piece is can still be seen.
function paintLines(canvas: CanvasRenderingContext2D, { size, text }: Piece, colour: string): void {
  const perLine = size[0] / 9;
  const lines = Math.min(3, Math.max(1, Math.ceil(text.length / perLine)), Math.floor((size[1] - 24) / 22));
  const top = (size[1] - lines * 22) / 2 + 6;
  canvas.fillStyle = colour;
  for (let line = 0; line < lines; line++) {
    const last = line === lines - 1;
    canvas.fillRect(20, top + line * 22, (size[0] - 40) * (last ? 0.55 : 1), 7);
  }
}

function paintSentence(
  canvas: CanvasRenderingContext2D,
  piece: Piece,
  { zoom }: View,
  colour: string,
  font: string,
): void {
  const type = Math.min(GOAL_TYPE_PX / zoom, piece.size[1] / 4);
  if (type * zoom < 7) return;
  canvas.font = `500 ${type}px ${font}`;
  canvas.fillStyle = colour;
  canvas.textBaseline = "middle";
  const inset = 56;
  const lines = wrap(piece.text, (words) => canvas.measureText(words).width, piece.size[0] - 2 * inset);
  const shown = lines.slice(0, Math.min(GOAL_LINES, Math.floor(piece.size[1] / (type * 1.2))));
  if (shown.length < lines.length) shown[shown.length - 1] = `${shown.at(-1)}…`;
  const top = piece.size[1] / 2 - ((shown.length - 1) * type * 1.2) / 2;
  for (const [index, line] of shown.entries())
    canvas.fillText(line, inset, top + index * type * 1.2, piece.size[0] - 2 * inset);
}

function wrap(text: string, measure: (words: string) => number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
