import * as Y from "yjs";
import type { Kind, LinkKind, Zone } from "./schema.gen";

export type Position = readonly [number, number];
export type Size = readonly [number, number];
export type Fields = Readonly<Record<string, unknown>>;

export type Piece = {
  id: string;
  kind: Kind;
  by: string;
  zone: Zone;
  pos: Position;
  size: Size;
  text: string;
  fields: Fields;
};

export type Link = { id: string; from: string; to: string; kind: LinkKind; by: string; fields: Fields };

export type PieceMap = Y.Map<unknown>;

const COMMON = new Set(["kind", "by", "zone", "pos", "size", "text"]);
const ENDS = new Set(["from", "to", "kind", "by"]);

export function piecesOf(doc: Y.Doc): Y.Map<PieceMap> {
  return doc.getMap<PieceMap>("pieces");
}

export function linksOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap<unknown>("links");
}

/** Undefined for what is no piece, so that one broken entry never takes the whole board down. */
export function readPiece(id: string, map: PieceMap | undefined): Piece | undefined {
  const pos = map?.get("pos");
  const size = map?.get("size");
  const kind = map?.get("kind");
  if (!map || typeof kind !== "string" || !isPair(pos) || !isPair(size)) return undefined;
  return {
    id,
    kind: kind as Kind,
    by: String(map.get("by") ?? ""),
    zone: map.get("zone") as Zone,
    pos,
    size,
    text: textOf(map)?.toString() ?? "",
    fields: rest(map.entries(), COMMON),
  };
}

export function readLink(id: string, value: unknown): Link | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { from, to, kind, by } = value as Record<string, unknown>;
  if (typeof from !== "string" || typeof to !== "string" || typeof kind !== "string") return undefined;
  return { id, from, to, kind: kind as LinkKind, by: String(by ?? ""), fields: rest(Object.entries(value), ENDS) };
}

export function textOf(map: PieceMap | undefined): Y.Text | undefined {
  const text = map?.get("text");
  return text instanceof Y.Text ? text : undefined;
}

/** Undefined takes the field away. What changes hands is not accepted any more: only its owner accepts an action. */
export function setField(map: PieceMap, name: string, value: unknown): void {
  if (name === "owner" && map.get(name) !== value && map.has("accepted")) map.delete("accepted");
  if (value !== undefined) put(map, name, value);
  else if (map.has(name)) map.delete(name);
}

// Every value written stays in the document as a tombstone once replaced: write only what differs.
export function put(map: PieceMap, name: string, value: unknown): void {
  if (JSON.stringify(map.get(name)) !== JSON.stringify(value)) map.set(name, value);
}

function isPair(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "number");
}

function rest(entries: Iterable<[string, unknown]>, without: ReadonlySet<string>): Fields {
  return Object.fromEntries([...entries].filter(([name]) => !without.has(name)));
}
