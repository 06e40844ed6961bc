import * as Y from "yjs";

const ELSEWHERE = Symbol("elsewhere");

/** Two documents joined by a wire that can be cut: what is sent meanwhile waits. */
export class Pair {
  readonly a = new Y.Doc();
  readonly b = new Y.Doc();
  #connected = true;

  constructor() {
    this.#wire(this.a, this.b);
    this.#wire(this.b, this.a);
  }

  cut(): void {
    this.#connected = false;
  }

  join(): void {
    this.#connected = true;
    const [fromA, fromB] = [Y.encodeStateAsUpdate(this.a), Y.encodeStateAsUpdate(this.b)];
    Y.applyUpdate(this.b, fromA, ELSEWHERE);
    Y.applyUpdate(this.a, fromB, ELSEWHERE);
  }

  #wire(from: Y.Doc, to: Y.Doc): void {
    from.on("update", (update: Uint8Array, origin: unknown) => {
      if (this.#connected && origin !== ELSEWHERE) Y.applyUpdate(to, update, ELSEWHERE);
    });
  }
}

/** mulberry32: the same numbers for the same seed, everywhere. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
