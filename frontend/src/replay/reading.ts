import * as Y from "yjs";
import { Value } from "../shell/value";
import type { Script } from "../shell/workshop";
import { BoardChanges } from "./boardChanges";
import { type Happening, Tale } from "./happening";
import type { KeptStates } from "./keptStates";
import type { FilmDocument, Moments } from "./moments";
import { editOf } from "./reel";
import { RoomChanges } from "./roomChanges";

// The page stays quick while the film is read.
const SLICE_MS = 8;
const TOLD_EACH_MS = 250;

export type Kept = Readonly<Record<FilmDocument, KeptStates>>;

/** Goes through the whole film once, while it is watched already: tells what happens, and keeps states to seek from. */
export class Reading {
  /** Up to which moment it has come; what happens up to there is known. */
  readonly upTo = new Value(0);
  /** As it was there. */
  readonly script = new Value<Script | undefined>(undefined);
  readonly #moments: Moments;
  readonly #kept: Kept;
  readonly #tale = new Tale();
  readonly #docs = { board: new Y.Doc(), stage: new Y.Doc() };
  readonly #changes = { board: new BoardChanges(this.#docs.board), stage: new RoomChanges(this.#docs.stage) };
  readonly #since = { board: { seq: 0, bytes: 0 }, stage: { seq: 0, bytes: 0 } };
  #moment = 0;
  #stopped = false;

  constructor(moments: Moments, kept: Kept) {
    this.#moments = moments;
    this.#kept = kept;
  }

  /** In the order of time. The same list, longer as it reads. */
  get told(): readonly Happening[] {
    return this.#tale.told;
  }

  async run(): Promise<void> {
    let told = performance.now();
    while (!this.#stopped && this.#moment < this.#moments.count) {
      const until = performance.now() + SLICE_MS;
      while (this.#moment < this.#moments.count && performance.now() < until) this.#readNext();
      if (performance.now() - told > TOLD_EACH_MS) {
        told = performance.now();
        this.#publish();
      }
      await new Promise((resolve) => setTimeout(resolve));
    }
    this.#publish();
    for (const doc of Object.values(this.#docs)) doc.destroy();
  }

  stop(): void {
    this.#stopped = true;
  }

  #publish(): void {
    this.script.set(this.#docs.stage.getMap("playbook").get("script") as Script | undefined);
    this.upTo.set(this.#moment);
  }

  #readNext(): void {
    const moment = ++this.#moment;
    const document = this.#moments.documentOf(moment);
    const seq = this.#moments.seqsAt(moment)[document];
    const edit = editOf(this.#moments.reels[document], seq);
    Y.applyUpdate(this.#docs[document], edit);
    const [at, person] = [this.#moments.timeOf(moment), this.#moments.personOf(moment)];
    for (const change of this.#changes[document].take()) this.#tale.tell(moment, at, person, change);
    this.#keep(document, seq, edit.length);
  }

  #keep(document: FilmDocument, seq: number, bytes: number): void {
    const since = this.#since[document];
    since.bytes += bytes;
    if (!this.#kept[document].wants(seq - since.seq, since.bytes)) return;
    this.#kept[document].put(seq, Y.encodeStateAsUpdate(this.#docs[document]));
    this.#since[document] = { seq, bytes: 0 };
  }
}
