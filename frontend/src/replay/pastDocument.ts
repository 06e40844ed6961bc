import * as Y from "yjs";
import type { KeptStates } from "./keptStates";
import { editOf, type Reel } from "./reel";

// To make an edit again takes about as long as to read so many bytes of a state.
const BYTES_AN_EDIT = 33;

/** One document that goes to any of its moments. Forward the same document changes; backward it is another one. */
export class PastDocument {
  readonly #reel: Reel;
  readonly #kept: KeptStates;
  #doc = new Y.Doc();
  #seq = 0;

  constructor(reel: Reel, kept: KeptStates) {
    this.#reel = reel;
    this.#kept = kept;
  }

  get doc(): Y.Doc {
    return this.#doc;
  }

  get seq(): number {
    return this.#seq;
  }

  /** One transaction, whatever the distance. */
  goTo(seq: number): void {
    if (seq === this.#seq) return;
    const state = this.#kept.nearest(seq);
    const isBack = seq < this.#seq;
    const isShorter = state && (state.seq - this.#seq) * BYTES_AN_EDIT > state.bytes.length;
    if (isBack || isShorter) {
      this.#doc = new Y.Doc();
      if (state) Y.applyUpdate(this.#doc, state.bytes);
      this.#seq = state?.seq ?? 0;
    }
    const from = this.#seq;
    this.#doc.transact(() => {
      for (let next = from + 1; next <= seq; next++) Y.applyUpdate(this.#doc, editOf(this.#reel, next));
    });
    this.#seq = seq;
  }
}
