import * as Y from "yjs";
import { type Link, linksOf, type Piece, type PieceMap, piecesOf, readLink, readPiece } from "./pieces";
import { Signal } from "./signal";

const GEOMETRY = ["pos", "size", "zone"];
const NO_LINKS: readonly Link[] = [];

/**
 * What the document holds, as frozen-in-time values: the same object until it changes, so a view can compare by
 * identity. One deep observer a root; a transaction wakes only who watches what it touched.
 */
export class Snapshots {
  readonly #pieces: Y.Map<PieceMap>;
  readonly #links: Y.Map<unknown>;
  readonly #cache = new Map<string, Piece | undefined>();
  readonly #watchers = new Map<string, Signal>();
  #ids: readonly string[] | undefined;
  #linkCache = new Map<string, Link>();
  #linkList: readonly Link[] | undefined;
  #linksByPiece = new Map<string, readonly Link[]>();

  readonly anyChanged = new Signal();
  readonly idsChanged = new Signal();
  readonly linksChanged = new Signal();
  readonly geometryChanged = new Signal<[ReadonlySet<string>]>();

  constructor(doc: Y.Doc) {
    this.#pieces = piecesOf(doc);
    this.#links = linksOf(doc);
    this.#pieces.observeDeep(this.#onPieces);
    this.#links.observe(this.#onLinks);
  }

  destroy(): void {
    this.#pieces.unobserveDeep(this.#onPieces);
    this.#links.unobserve(this.#onLinks);
  }

  /** In the same order for everybody. */
  ids(): readonly string[] {
    this.#ids ??= [...this.#pieces.keys()].filter((id) => this.piece(id) !== undefined).sort();
    return this.#ids;
  }

  piece(id: string): Piece | undefined {
    if (!this.#cache.has(id)) this.#cache.set(id, readPiece(id, this.#pieces.get(id)));
    return this.#cache.get(id);
  }

  /** Only links whose two ends are on the board: a piece may go while somebody links it. */
  links(): readonly Link[] {
    this.#linkList ??= this.#readLinks();
    return this.#linkList;
  }

  linksOf(id: string): readonly Link[] {
    this.links();
    return this.#linksByPiece.get(id) ?? NO_LINKS;
  }

  onPiece(id: string, listener: () => void): () => void {
    const signal = this.#watchers.get(id) ?? new Signal();
    this.#watchers.set(id, signal);
    const off = signal.on(listener);
    return () => {
      off();
      if (signal.empty && this.#watchers.get(id) === signal) this.#watchers.delete(id);
    };
  }

  readonly #onPieces = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    const changed = new Set<string>();
    const moved = new Set<string>();
    let members = false;
    for (const event of events) {
      if (event.target === this.#pieces) {
        members = true;
        for (const id of (event as Y.YMapEvent<PieceMap>).keysChanged) {
          changed.add(id);
          moved.add(id);
        }
      } else {
        const id = String(event.path[0]);
        changed.add(id);
        if (event instanceof Y.YMapEvent && GEOMETRY.some((name) => event.keysChanged.has(name))) moved.add(id);
      }
    }
    for (const id of changed) this.#cache.delete(id);
    if (members) this.#ids = this.#linkList = undefined;
    if (members) this.idsChanged.fire();
    for (const id of changed) this.#watchers.get(id)?.fire();
    if (moved.size > 0) this.geometryChanged.fire(moved);
    if (changed.size > 0) this.anyChanged.fire();
    if (members && this.#links.size > 0) this.linksChanged.fire();
  };

  readonly #onLinks = (event: Y.YMapEvent<unknown>): void => {
    for (const id of event.keysChanged) this.#linkCache.delete(id);
    this.#linkList = undefined;
    this.linksChanged.fire();
  };

  #readLinks(): readonly Link[] {
    const known = new Map<string, Link>();
    const byPiece = new Map<string, Link[]>();
    for (const [id, value] of this.#links.entries()) {
      const link = this.#linkCache.get(id) ?? readLink(id, value);
      if (!link || !this.piece(link.from) || !this.piece(link.to)) continue;
      known.set(id, link);
      for (const end of new Set([link.from, link.to])) byPiece.set(end, [...(byPiece.get(end) ?? []), link]);
    }
    this.#linkCache = known;
    this.#linksByPiece = new Map([...byPiece].map(([id, list]) => [id, keep(this.#linksByPiece.get(id), list)]));
    return [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

function keep(before: readonly Link[] | undefined, now: readonly Link[]): readonly Link[] {
  return before?.length === now.length && before.every((link, i) => link === now[i]) ? before : now;
}
