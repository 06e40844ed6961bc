import type { BoardModel, Piece } from "../../board/model";
import { sentenceOf } from "../../shell/label";
import { linesNeeded } from "./cardLayout";
import { WORDS_BELOW } from "./detail";
import type { Fit } from "./fits";
import { outline } from "./outline";
import type { Palette } from "./palette";
import { isQuiet } from "./wires";
import { center } from "./zones";

export type View = { x: number; y: number; zoom: number; width: number; height: number };
export type Marked = { selected: ReadonlySet<string>; fresh: ReadonlySet<string>; dimmed: ReadonlySet<string> };

const GOAL_TYPE_PX = 12;
const LEAST_GOAL_TYPE_PX = 9;
const TYPE_PX = 9;
const LINES = 5;
const INSET = 15;
const GOAL_INSET = 56;
const DIMMED = 0.25;
// The words of more pieces than these would cost more than a frame has.
const WORDS_AT_MOST = 250;
const LEADING = 1.2;
const shapes = new Map<string, Path2D>();
const wrapped = new WeakMap<Piece, { type: number; lines: readonly string[] }>();

/**
 * The whole board in one pass, nothing mounted. Goals keep their sentence; the others as much of theirs as can be read,
 * while they are few and nobody zooms.
 */
export function paintOverview(
  canvas: CanvasRenderingContext2D,
  model: BoardModel,
  fit: Fit,
  view: View,
  palette: Palette,
  marked: Marked,
  atRest: boolean,
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
  const words = view.zoom >= WORDS_BELOW && atRest && visible.length <= WORDS_AT_MOST;
  for (const piece of visible) paintPiece(canvas, piece, fit, view, palette, marked, words);
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
  { selected, fresh, dimmed }: Marked,
  words: boolean,
): void {
  const goal = piece.kind === "goal";
  const colours = palette.zones[goal ? "strategy" : piece.zone];
  const joints = fit.joints.get(piece.id) ?? {};
  canvas.save();
  canvas.translate(piece.pos[0], piece.pos[1]);
  if (dimmed.has(piece.id) && !selected.has(piece.id)) canvas.globalAlpha = DIMMED;
  const shape = shapeOf(piece.size[0], piece.size[1], joints);
  // A gap is as empty as its zone, but no wire runs through its question.
  canvas.fillStyle = goal ? colours.solid : piece.kind === "gap" ? colours.plate : colours.fill;
  canvas.fill(shape);
  const marked = selected.has(piece.id) || fresh.has(piece.id);
  canvas.strokeStyle = marked ? palette.accent : colours.line;
  canvas.lineWidth = (marked ? 2 : 1) / view.zoom;
  if (!goal || marked) canvas.stroke(shape);
  if (goal) paintSentence(canvas, piece, goalType(piece, view.zoom), GOAL_INSET, colours.on, palette.font);
  else if (words) paintSentence(canvas, piece, TYPE_PX / view.zoom, INSET, palette.text, palette.font);
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

function goalType({ size, text }: Piece, zoom: number): number {
  const [largest, least] = [GOAL_TYPE_PX / zoom, LEAST_GOAL_TYPE_PX / zoom];
  return linesNeeded(text, size[0] - 2 * GOAL_INSET, largest) * largest * LEADING <= size[1] ? largest : least;
}

function paintSentence(
  canvas: CanvasRenderingContext2D,
  piece: Piece,
  type: number,
  inset: number,
  colour: string,
  font: string,
): void {
  const most = Math.min(LINES, Math.floor(piece.size[1] / (type * LEADING)));
  if (most < 1) return;
  canvas.font = `${piece.kind === "goal" ? 500 : 400} ${type}px ${font}`;
  canvas.fillStyle = colour;
  canvas.textBaseline = "middle";
  const width = piece.size[0] - 2 * inset;
  const lines = linesOf(canvas, piece, type, width, most);
  const top = piece.size[1] / 2 - ((lines.length - 1) * type * LEADING) / 2;
  for (const [index, line] of lines.entries()) canvas.fillText(line, inset, top + index * type * LEADING, width);
}

// A piece that did not change is not measured again while the zoom stays.
function linesOf(canvas: CanvasRenderingContext2D, piece: Piece, type: number, width: number, most: number) {
  const known = wrapped.get(piece);
  if (known?.type === type) return known.lines;
  const all = wrap(sentenceOf(piece), (words) => canvas.measureText(words).width, width);
  const lines = all.slice(0, most);
  if (lines.length < all.length) lines[lines.length - 1] = `${lines.at(-1)}…`;
  wrapped.set(piece, { type, lines });
  return lines;
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
