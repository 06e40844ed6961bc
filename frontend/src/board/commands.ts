import * as Y from "yjs";
import { dropComment, dropCommentsOf, putComment } from "./comments";
import { newId } from "./ids";
import {
  type Fields,
  type Link,
  linksOf,
  type Piece,
  type PieceMap,
  type Position,
  piecesOf,
  put,
  readLink,
  type Size,
  setField,
} from "./pieces";
import { dropReactionsOf, putReaction } from "./reactions";
import {
  COORDINATE_LIMIT,
  DEFAULT_SIZE,
  type Kind,
  LINK_KINDS,
  LINKABLE,
  type LinkKind,
  SIZE,
  type Sign,
  type Zone,
} from "./schema.gen";

/** With an id where it has lain elsewhere before: in a hand. */
export type NewPiece = {
  id?: string;
  kind: Kind;
  zone: Zone;
  pos: Position;
  size?: Size;
  text?: string;
  fields?: Fields;
};
export type NewLink = { from: string; to: string; kind: LinkKind; fields?: Fields };
export type Move = { id: string; pos: Position; zone?: Zone };

/** Origin of a command's transaction: one step of undo each. */
export const COMMAND = Symbol("command");
export const FORGETTING = Symbol("forgetting");

/** The edits a person makes, each one transaction and so one change to save, to refuse or to undo. */
export class Commands {
  readonly #doc: Y.Doc;
  readonly #person: string;

  constructor(doc: Y.Doc, person: string) {
    this.#doc = doc;
    this.#person = person;
  }

  create(pieces: readonly NewPiece[], links: readonly NewLink[] = []): string[] {
    const there = piecesOf(this.#doc);
    const made = pieces.map((piece) => [piece.id ?? newId(), this.#mapOf(piece)] as const);
    this.#transact(() => {
      for (const [id, map] of made) if (!there.has(id)) there.set(id, map);
      for (const { from, to, kind, fields } of links) this.#putLink(newId(), from, to, kind, fields);
    });
    return made.map(([id]) => id);
  }

  /** What was removed comes back as it was, its author's still, with those of the links that have both their ends. */
  restore(pieces: readonly Piece[], links: readonly Link[]): void {
    const there = piecesOf(this.#doc);
    const joined = linksOf(this.#doc);
    this.#transact(() => {
      for (const piece of pieces) if (!there.has(piece.id)) there.set(piece.id, this.#mapOf(piece, piece.by));
      for (const { id, fields, ...ends } of links)
        if (!joined.has(id) && there.has(ends.from) && there.has(ends.to)) joined.set(id, { ...fields, ...ends });
    });
  }

  /** Its links, and what was said of it, go with a piece, and come back with it when the step is undone. */
  remove(ids: readonly string[]): void {
    const pieces = piecesOf(this.#doc);
    const links = linksOf(this.#doc);
    const gone = new Set(ids.filter((id) => pieces.has(id)));
    if (gone.size === 0) return;
    this.#transact(() => {
      for (const [id, value] of [...links.entries()]) {
        const link = readLink(id, value);
        if (link && (gone.has(link.from) || gone.has(link.to))) links.delete(id);
      }
      dropCommentsOf(this.#doc, gone);
      dropReactionsOf(this.#doc, gone);
      for (const id of gone) pieces.delete(id);
    });
  }

  /** Without a step to undo: they are elsewhere now. */
  forget(ids: readonly string[]): void {
    const pieces = piecesOf(this.#doc);
    this.#doc.transact(() => {
      for (const id of ids) if (pieces.has(id)) pieces.delete(id);
    }, FORGETTING);
  }

  move(moves: readonly Move[]): void {
    this.#transact(() => this.#place(moves));
  }

  /** The piece moves and is linked: a drop that clicks in is one step, saved, refused and undone as one. */
  moveAndLink(move: Move, from: string, to: string, kind: LinkKind): string {
    const id = newId();
    this.#transact(() => {
      this.#place([move]);
      this.#putLink(id, from, to, kind);
    });
    return id;
  }

  resize(id: string, size: Size): void {
    const map = piecesOf(this.#doc).get(id);
    if (map) this.#transact(() => put(map, "size", whole(size)));
  }

  setField(id: string, name: string, value: unknown): void {
    const map = piecesOf(this.#doc).get(id);
    if (!map) return;
    this.#transact(() => setField(map, name, value));
  }

  link(from: string, to: string, kind: LinkKind): string {
    const id = newId();
    this.#transact(() => this.#putLink(id, from, to, kind));
    return id;
  }

  setLinkField(id: string, name: string, value: unknown): void {
    const links = linksOf(this.#doc);
    const before = links.get(id);
    if (typeof before !== "object" || before === null) return;
    const { [name]: _, ...others } = before as Record<string, unknown>;
    this.#transact(() => put(links, id, value === undefined ? others : { ...others, [name]: value }));
  }

  /** Commands in a transaction are one transaction. */
  together<Made>(change: () => Made): Made {
    return this.#doc.transact(change, COMMAND);
  }

  unlink(id: string): void {
    if (linksOf(this.#doc).has(id)) this.#transact(() => linksOf(this.#doc).delete(id));
  }

  comment(piece: string, text: string): string {
    let id = "";
    this.#transact(() => {
      id = putComment(this.#doc, { piece, by: this.#person, text, at: new Date() });
    });
    return id;
  }

  uncomment(id: string): void {
    this.#transact(() => dropComment(this.#doc, id));
  }

  react(piece: string, sign: Sign, on: boolean): void {
    this.#transact(() => putReaction(this.#doc, { piece, person: this.#person, sign }, on));
  }

  #mapOf(piece: NewPiece, by = this.#person): PieceMap {
    const map: PieceMap = new Y.Map();
    map.set("kind", piece.kind);
    map.set("by", by);
    map.set("zone", piece.zone);
    map.set("pos", whole(piece.pos));
    map.set("size", whole(piece.size ?? SIZE[piece.kind] ?? DEFAULT_SIZE));
    map.set("text", new Y.Text(piece.text ?? ""));
    for (const [name, value] of Object.entries(piece.fields ?? {})) map.set(name, value);
    return map;
  }

  #place(moves: readonly Move[]): void {
    const pieces = piecesOf(this.#doc);
    for (const { id, pos, zone } of moves) {
      const map = pieces.get(id);
      if (!map) continue;
      put(map, "pos", whole(pos));
      if (zone !== undefined) put(map, "zone", zone);
    }
  }

  #putLink(id: string, from: string, to: string, kind: LinkKind, fields: Fields = {}): void {
    linksOf(this.#doc).set(id, { ...fields, from, to, kind, by: this.#person });
  }

  #transact(change: () => void): void {
    this.#doc.transact(change, COMMAND);
  }
}

export function linkKindsBetween(from: Kind, to: Kind): LinkKind[] {
  return LINK_KINDS.filter((kind) => LINKABLE[kind].some(([start, end]) => start === from && end === to));
}

function whole([a, b]: Position): [number, number] {
  return [clamp(a), clamp(b)];
}

function clamp(value: number): number {
  return Math.max(-COORDINATE_LIMIT, Math.min(COORDINATE_LIMIT, Math.round(value)));
}
