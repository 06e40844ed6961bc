import { linkKindsBetween } from "./commands";
import { newId } from "./ids";
import type { Fields, Link, Piece, Position, Size } from "./pieces";
import {
  COORDINATE_LIMIT,
  DEFAULT_SIZE,
  FIELDS,
  type Field,
  KINDS,
  type Kind,
  LINK_FIELDS,
  LINK_KINDS,
  type LinkKind,
  SIZE,
  TEXT_LIMIT,
  ZONES,
  type Zone,
} from "./schema.gen";
import { fitsField, isNumber } from "./valid";

export type ExcerptPiece = {
  id: string;
  kind: Kind;
  zone: Zone;
  pos: Position;
  size: Size;
  text: string;
  fields: Fields;
};
export type ExcerptLink = { from: string; to: string; kind: LinkKind; fields: Fields };
/** Some pieces of a board and the links among them, on their way to another place of it or to another board. */
export type Excerpt = { pieces: readonly ExcerptPiece[]; links: readonly ExcerptLink[] };

const VERSION = 1;
const LARGEST = 4_000;
const MOST_PIECES = 200;
// Whoever copies a piece has made no promise for its owner.
const OF_THE_ORIGINAL: ReadonlySet<string> = new Set(["accepted"]);

export function excerptOf(pieces: readonly Piece[], links: readonly Link[]): Excerpt {
  const chosen = new Set(pieces.map(({ id }) => id));
  return {
    pieces: pieces.map(({ by: _, ...piece }) => piece),
    links: links.flatMap(({ from, to, kind, fields }) =>
      chosen.has(from) && chosen.has(to) ? [{ from, to, kind, fields }] : [],
    ),
  };
}

export function writeExcerpt(excerpt: Excerpt): string {
  return JSON.stringify({ puzzleboard: VERSION, ...excerpt });
}

/** What is left of it once everything that no board would take has been dropped; undefined for what is no excerpt. */
export function readExcerpt(raw: string): Excerpt | undefined {
  const whole = parse(raw);
  if (!isRecord(whole) || whole.puzzleboard !== VERSION || !Array.isArray(whole.pieces)) return undefined;
  const byId = new Map<string, ExcerptPiece>();
  for (const value of whole.pieces.slice(0, MOST_PIECES)) {
    const piece = readPiece(value);
    if (piece) byId.set(piece.id, piece);
  }
  const given: unknown[] = Array.isArray(whole.links) ? whole.links : [];
  return byId.size > 0 ? { pieces: [...byId.values()], links: readLinks(given, byId) } : undefined;
}

/** How many pieces came with it, the unreadable ones too: nothing is left behind without a word. */
export function countIn(raw: string): number {
  const whole = parse(raw);
  return isRecord(whole) && Array.isArray(whole.pieces) ? whole.pieces.length : 0;
}

type Here = { hasPerson: (id: string) => boolean; hasPiece: (id: string) => boolean };

/** The excerpt with ids of its own, and without what it says of people and pieces that this board does not have. */
export function adopted({ pieces, links }: Excerpt, here: Here, idOf: () => string = newId): Excerpt {
  const ids = new Map(pieces.map(({ id }) => [id, idOf()]));
  const pieceHere = (id: string) => ids.get(id) ?? (here.hasPiece(id) ? id : undefined);
  return {
    pieces: pieces.map((piece) => ({
      ...piece,
      id: ids.get(piece.id) ?? idOf(),
      fields: fieldsHere(piece, here.hasPerson, pieceHere),
    })),
    links: links.map((link) => ({ ...link, from: ids.get(link.from) ?? "", to: ids.get(link.to) ?? "" })),
  };
}

function fieldsHere(
  { kind, fields }: ExcerptPiece,
  hasPerson: Here["hasPerson"],
  pieceHere: (id: string) => string | undefined,
): Fields {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const field = FIELDS[kind][name];
    if (!field || OF_THE_ORIGINAL.has(name)) continue;
    if (field.type === "scores") kept[name] = scoresHere(value as Record<string, number>, pieceHere);
    else if (field.type !== "identity") kept[name] = value;
    else if (field.of === "person" && hasPerson(String(value))) kept[name] = value;
  }
  return kept;
}

function scoresHere(scores: Record<string, number>, pieceHere: (id: string) => string | undefined) {
  return Object.fromEntries(
    Object.entries(scores).flatMap(([id, score]) => {
      const criterion = pieceHere(id);
      return criterion ? [[criterion, score]] : [];
    }),
  );
}

function readPiece(value: unknown): ExcerptPiece | undefined {
  if (!isRecord(value)) return undefined;
  const { id, kind, zone, pos, size, text, fields } = value;
  const known = KINDS.find((each) => each === kind);
  const where = ZONES.find((each) => each === zone);
  if (typeof id !== "string" || !known || !where || typeof text !== "string" || text.length > TEXT_LIMIT)
    return undefined;
  return {
    id,
    kind: known,
    zone: where,
    pos: pairOf(pos, -COORDINATE_LIMIT, COORDINATE_LIMIT) ?? [0, 0],
    size: pairOf(size, 24, LARGEST) ?? SIZE[known] ?? DEFAULT_SIZE,
    text,
    fields: readFields(fields, FIELDS[known]),
  };
}

function readLinks(values: readonly unknown[], pieces: ReadonlyMap<string, ExcerptPiece>): ExcerptLink[] {
  const links: ExcerptLink[] = [];
  const known = new Set<string>();
  for (const value of values) {
    if (!isRecord(value)) continue;
    const [from, to] = [pieces.get(String(value.from)), pieces.get(String(value.to))];
    const kind = LINK_KINDS.find((each) => each === value.kind);
    if (!from || !to || !kind || from === to || !linkKindsBetween(from.kind, to.kind).includes(kind)) continue;
    const key = `${kind} ${from.id} ${to.id}`;
    const link = { from: from.id, to: to.id, kind, fields: readFields(value.fields, LINK_FIELDS[kind]) };
    if (known.has(key) || closesLoop(links, link)) continue;
    known.add(key);
    links.push(link);
  }
  return links;
}

// Nobody is their own superior, not even by way of others.
function closesLoop(links: readonly ExcerptLink[], { kind, from, to }: ExcerptLink): boolean {
  if (kind !== "reports_to") return false;
  const above = [to];
  for (const at of above) {
    if (at === from) return true;
    for (const link of links)
      if (link.kind === "reports_to" && link.from === at && !above.includes(link.to)) above.push(link.to);
  }
  return false;
}

function readFields(value: unknown, fields: Readonly<Record<string, Field>>): Fields {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) =>
      Object.hasOwn(value, name) && fitsField(field, value[name]) ? [[name, value[name]]] : [],
    ),
  );
}

function pairOf(value: unknown, low: number, high: number): readonly [number, number] | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [a, b]: unknown[] = value;
  return isNumber(a, low, high) && isNumber(b, low, high) ? [a, b] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
