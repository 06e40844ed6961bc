import type * as Y from "yjs";
import { Signal } from "./signal";

const NOTHING: readonly never[] = [];

type About = { readonly piece: string };

/**
 * The plain entries of a root, listed by the piece they are about: the same list until it changes. A change reads only
 * what it touched, so that a board with thousands of them costs no more to watch than one with three.
 */
export class ByPiece<Entry extends About> {
  /** Called once a transaction with the pieces whose lists are other ones now. */
  readonly changed = new Signal<[ReadonlySet<string>]>();
  readonly #root: Y.Map<unknown>;
  readonly #read: (key: string, value: unknown) => Entry | undefined;
  readonly #order: (one: Entry, other: Entry) => number;
  readonly #entries = new Map<string, Entry>();
  readonly #lists = new Map<string, readonly Entry[]>();
  readonly #watchers = new Map<string, Signal>();

  constructor(
    root: Y.Map<unknown>,
    read: (key: string, value: unknown) => Entry | undefined,
    order: (one: Entry, other: Entry) => number,
  ) {
    this.#root = root;
    this.#read = read;
    this.#order = order;
    this.#take(root.keys());
    root.observe(this.#onRoot);
  }

  of(piece: string): readonly Entry[] {
    return this.#lists.get(piece) ?? NOTHING;
  }

  onPiece(piece: string, listener: () => void): () => void {
    const signal = this.#watchers.get(piece) ?? new Signal();
    this.#watchers.set(piece, signal);
    const off = signal.on(listener);
    return () => {
      off();
      if (signal.empty && this.#watchers.get(piece) === signal) this.#watchers.delete(piece);
    };
  }

  /** Of those that `wanted` takes: the pieces they are about. */
  pieces(wanted: (entry: Entry) => boolean): Set<string> {
    return new Set([...this.#entries.values()].filter(wanted).map(({ piece }) => piece));
  }

  destroy(): void {
    this.#root.unobserve(this.#onRoot);
  }

  readonly #onRoot = (event: Y.YMapEvent<unknown>): void => {
    const touched = this.#take(event.keysChanged as Set<string>);
    for (const piece of touched) this.#watchers.get(piece)?.fire();
    if (touched.size > 0) this.changed.fire(touched);
  };

  #take(keys: Iterable<string>): Set<string> {
    const fresh = new Map<string, Entry[]>();
    const gone = new Set<Entry>();
    for (const key of keys) {
      const before = this.#entries.get(key);
      const now = this.#root.has(key) ? this.#read(key, this.#root.get(key)) : undefined;
      if (before) gone.add(before);
      if (now) this.#entries.set(key, now);
      else this.#entries.delete(key);
      for (const entry of [before, now]) if (entry && !fresh.has(entry.piece)) fresh.set(entry.piece, []);
      if (now) fresh.get(now.piece)?.push(now);
    }
    for (const [piece, added] of fresh) {
      const list = [...this.of(piece).filter((entry) => !gone.has(entry)), ...added].sort(this.#order);
      if (list.length > 0) this.#lists.set(piece, list);
      else this.#lists.delete(piece);
    }
    return new Set(fresh.keys());
  }
}
