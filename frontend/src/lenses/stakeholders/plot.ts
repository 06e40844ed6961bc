/** Where people stand on the grid of power and interest, in px of the plot. */

export type Step = { power: number; interest: number };
/** Somebody whose power or interest nobody may have said yet. */
export type MaybeStep = { power: number | undefined; interest: number | undefined };
export type Standing = Step & { id: string };
export type Row = { power: number; top: number; height: number };
/** `x` and `y` are the middle of the room one person has. */
export type Place = { x: number; y: number; width: number; height: number };
export type Plot = { width: number; height: number; column: number; rows: readonly Row[]; places: Places };
type Places = ReadonlyMap<string, Place>;

export const STEPS = 5;
// Room for the largest shape, the name in two lines, and the warning above.
export const ROOM_WIDTH = 88;
export const ROOM_HEIGHT = 100;
/** By how many px a shape stands above the middle of its room, so that the name has its place below. */
export const LIFT = 12;
// Let go just outside of the plot one still means its edge.
const EDGE = 28;

/** Several in one cell stand beside one another; a row grows before anybody stands on somebody else. */
export function plotFor(people: readonly Standing[], width: number, height: number): Plot {
  const column = width / STEPS;
  const abreast = Math.max(1, Math.floor(column / ROOM_WIDTH));
  const cells = new Map<string, string[]>();
  for (const { id, power, interest } of people) {
    const cell = `${power} ${interest}`;
    cells.set(cell, [...(cells.get(cell) ?? []), id]);
  }
  const rows: Row[] = [];
  let top = 0;
  for (let power = STEPS; power >= 1; power--) {
    const counts = Array.from({ length: STEPS }, (_, index) => cells.get(`${power} ${index + 1}`)?.length ?? 0);
    const lines = Math.max(1, ...counts.map((count) => Math.ceil(count / abreast)));
    const high = Math.max(height / STEPS, lines * ROOM_HEIGHT);
    rows.push({ power, top, height: high });
    top += high;
  }
  const places = new Map<string, Place>();
  for (const row of rows)
    for (let interest = 1; interest <= STEPS; interest++)
      fanOut(cells.get(`${row.power} ${interest}`) ?? [], (interest - 1) * column, column, row, abreast, places);
  return { width, height: top, column, rows, places };
}

function fanOut(
  ids: readonly string[],
  left: number,
  width: number,
  row: Row,
  abreast: number,
  places: Map<string, Place>,
): void {
  const columns = Math.min(ids.length, abreast);
  const lines = Math.ceil(ids.length / abreast);
  const room = { width: width / columns, height: row.height / lines };
  for (const [index, id] of ids.entries())
    places.set(id, {
      ...room,
      x: left + room.width * ((index % abreast) + 0.5),
      y: row.top + room.height * (Math.floor(index / abreast) + 0.5),
    });
}

/** What a point of the plot stands for; undefined away from it. */
export function stepAt({ width, height, column, rows }: Plot, x: number, y: number): Step | undefined {
  if (x < -EDGE || y < -EDGE || x > width + EDGE || y > height + EDGE) return undefined;
  const row = rows.find(({ top, height: high }) => y < top + high) ?? rows.at(-1);
  return { power: row?.power ?? 1, interest: within(Math.floor(x / column) + 1) };
}

export function within(step: number): number {
  return Math.min(STEPS, Math.max(1, step));
}

const ARROWS: Readonly<Record<string, Step>> = {
  ArrowUp: { power: 1, interest: 0 },
  ArrowDown: { power: -1, interest: 0 },
  ArrowRight: { power: 0, interest: 1 },
  ArrowLeft: { power: 0, interest: -1 },
};
const MIDDLE = 3;

/** Where an arrow takes somebody; whoever has no place yet starts in the middle. */
export function stepped(key: string, now: MaybeStep): Step | undefined {
  const by = ARROWS[key];
  if (!by) return undefined;
  if (now.power === undefined || now.interest === undefined)
    return { power: now.power ?? MIDDLE, interest: now.interest ?? MIDDLE };
  return { power: within(now.power + by.power), interest: within(now.interest + by.interest) };
}

/** Half the size of somebody's shape, in px: as large as their influence. */
export function radiusOf(influence: number | undefined): number {
  return influence === undefined ? 17 : 15 + influence * 3;
}

type Round = { x: number; y: number; radius: number };
export type Line = { path: string; head: string };

const BEND = 0.16;
const AIR = 5;
const HEAD = 9;
const NAME = 18;

/** A bent line from one shape's edge to another's, with the arrow's head as a shape of its own. */
export function lineBetween(from: Round, to: Round): Line {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const middle = { x: (from.x + to.x) / 2 + dy * BEND, y: (from.y + to.y) / 2 - dx * BEND };
  const start = towards(from, middle, edgeOf(from, middle));
  const tip = towards(to, middle, edgeOf(to, middle));
  const neck = towards(to, middle, edgeOf(to, middle) + HEAD);
  const [nx, ny] = [(neck.y - tip.y) / 2.4, (tip.x - neck.x) / 2.4];
  const path = `M${at(start)}Q${at(middle)} ${at(neck)}`;
  const head = `M${at(tip)}L${at({ x: neck.x + nx, y: neck.y + ny })} ${at({ x: neck.x - nx, y: neck.y - ny })}z`;
  return { path, head };
}

// From below, the name stands in the way.
function edgeOf(round: Round, other: Point): number {
  const [dx, dy] = [other.x - round.x, other.y - round.y];
  const isBelow = dy > 0 && Math.abs(dx) < dy * 1.4;
  return round.radius + AIR + (isBelow && round.radius > 0 ? NAME : 0);
}

type Point = { x: number; y: number };

function towards(from: Point, to: Point, by: number): Point {
  const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) / far) * by, y: from.y + ((to.y - from.y) / far) * by };
}

function at({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
