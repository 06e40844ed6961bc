import * as Y from "yjs";
import type { KeptStates } from "./keptStates";
import { editOf, type Reel } from "./reel";

// To make an edit again takes about as long as to read so many bytes of a state.
const BYTES_AN_EDIT = 80;
// Whoever goes back goes back further: a document stands ready, so many edits before.
const READY_BEFORE = 100;
// First what is shown is drawn.
const READY_AFTER_MS = 60;
// The page stays quick meanwhile.
const SLICE_MS = 8;
const SLICE_EDITS = 20;

type Standing = { readonly doc: Y.Doc; seq: number };

/** One document that goes to any of its moments. Forward the same document changes; backward it is another one. */
export class PastDocument {
  readonly #reel: Reel;
  readonly #kept: KeptStates;
  #here: Standing = { doc: new Y.Doc(), seq: 0 };
  /** Nobody has seen it yet. */
  #ready: Standing | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(reel: Reel, kept: KeptStates) {
    this.#reel = reel;
    this.#kept = kept;
  }

  get doc(): Y.Doc {
    return this.#here.doc;
  }

  get seq(): number {
    return this.#here.seq;
  }

  /** One transaction, whatever the distance. */
  goTo(seq: number): void {
    const { seq: before } = this.#here;
    if (seq === before) return;
    const state = this.#kept.nearest(seq);
    const isBack = seq < before;
    const isShorter = state && (state.seq - before) * BYTES_AN_EDIT > state.bytes.length;
    if (isBack || isShorter) this.#here = this.#standBefore(seq);
    this.#run(this.#here, seq);
    if (isBack) this.#getReady(Math.max(0, seq - READY_BEFORE));
  }

  /** As near as there is one, and nobody else's. */
  #standBefore(seq: number): Standing {
    const state = this.#kept.nearest(seq);
    const ready = this.#ready;
    clearTimeout(this.#timer);
    this.#ready = undefined;
    if (ready && ready.seq <= seq && ready.seq >= (state?.seq ?? 0)) return ready;
    const doc = new Y.Doc();
    if (state) Y.applyUpdate(doc, state.bytes);
    return { doc, seq: state?.seq ?? 0 };
  }

  #getReady(seq: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#ready = this.#standBefore(seq);
      this.#bringOn(this.#ready, seq);
    }, READY_AFTER_MS);
  }

  #bringOn(standing: Standing, seq: number): void {
    const until = performance.now() + SLICE_MS;
    while (standing.seq < seq && performance.now() < until)
      this.#run(standing, Math.min(seq, standing.seq + SLICE_EDITS));
    if (standing.seq < seq) this.#timer = setTimeout(() => this.#bringOn(standing, seq));
  }

  #run(standing: Standing, seq: number): void {
    standing.doc.transact(() => {
      for (let next = standing.seq + 1; next <= seq; next++) Y.applyUpdate(standing.doc, editOf(this.#reel, next));
    });
    standing.seq = seq;
  }
}
