import * as Y from "yjs";
import { Signal } from "../board/signal";
import { ServerClock } from "./clock";
import { Step } from "./protocol";

/** Who closed a zone to the participants, and when. */
export type Lock = { readonly by: string; readonly at: string };
export type Locks = ReadonlyMap<string, Lock>;
/** One root of the stage: plain JSON by key. The same object for as long as nothing in it changes. */
export type StageRoot = Readonly<Record<string, unknown>>;

const NONE: Locks = new Map();
const NOTHING: StageRoot = Object.freeze({});

/** What the facilitator runs. Written by the server only; what is known of it stays known while the line is cut. */
export class Stage {
  readonly doc = new Y.Doc();
  /** What all timers run by. */
  readonly clock = new ServerClock();
  readonly locksChanged = new Signal();
  readonly #roots = new Map<string, StageRoot>();
  readonly #rootChanged = new Map<string, Signal>();
  #locks: Locks | undefined;

  locks(): Locks {
    return this.#locks ?? NONE;
  }

  /** Whether the server has said what there is. */
  get isKnown(): boolean {
    return this.#locks !== undefined;
  }

  root(name: string): StageRoot {
    return this.#roots.get(name) ?? NOTHING;
  }

  onRoot(name: string, listener: () => void): () => void {
    const signal = this.#rootChanged.get(name) ?? new Signal();
    this.#rootChanged.set(name, signal);
    return signal.on(listener);
  }

  receive(step: number, payload: Uint8Array): void {
    if (step === Step.stateVector) return;
    Y.applyUpdate(this.doc, payload);
    this.#readRoots();
    const locks = readLocks(this.doc);
    // The first time also when nothing is closed: from then on it is known.
    if (this.#locks && JSON.stringify([...locks]) === JSON.stringify([...this.#locks])) return;
    this.#locks = locks;
    this.locksChanged.fire();
  }

  // Nobody watches while it is read: what one root says may hang on another.
  #readRoots(): void {
    const changed: string[] = [];
    for (const name of this.doc.share.keys()) {
      const next = this.doc.getMap(name).toJSON() as StageRoot;
      if (JSON.stringify(next) === JSON.stringify(this.root(name))) continue;
      this.#roots.set(name, next);
      changed.push(name);
    }
    for (const name of changed) this.#rootChanged.get(name)?.fire();
  }
}

function readLocks(doc: Y.Doc): Locks {
  const locks = new Map<string, Lock>();
  for (const [zone, value] of [...doc.getMap<unknown>("locks").entries()].sort()) {
    const { by, at } = (value instanceof Y.Map ? value.toJSON() : value) as Record<string, unknown>;
    locks.set(zone, { by: String(by ?? ""), at: String(at ?? "") });
  }
  return locks;
}
