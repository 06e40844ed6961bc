import * as Y from "yjs";
import { type Kind, ZONES } from "../board/schema.gen";
import { Signal } from "../board/signal";
import { ServerClock } from "./clock";
import { Step } from "./protocol";

/** Who closed a zone to the participants, and when; or that the stage at hand does not open it. */
export type Lock = { readonly by: string; readonly at: string; readonly byStage?: true };
export type Locks = ReadonlyMap<string, Lock>;
/** One root of the stage: plain JSON by key. The same object for as long as nothing in it changes. */
export type StageRoot = Readonly<Record<string, unknown>>;

/** Of the stage at hand, in root `stage`; null kinds: all. */
type Now = { at: string; by: string; opens: { zones: readonly string[]; kinds: readonly Kind[] | null } };

const NONE: Locks = new Map();
/** For what has no place yet, in every stage. */
const ALWAYS_OPEN = "tray";
const NOTHING: StageRoot = Object.freeze({});

/** What the facilitator runs. Written by the server only; what is known of it stays known while the line is cut. */
export class Stage {
  #doc = new Y.Doc();
  /** What all timers run by. */
  readonly clock = new ServerClock();
  readonly locksChanged = new Signal();
  readonly #roots = new Map<string, StageRoot>();
  readonly #rootChanged = new Map<string, Signal>();
  #locks: Locks | undefined;

  get doc(): Y.Doc {
    return this.#doc;
  }

  locks(): Locks {
    return this.#locks ?? NONE;
  }

  /** The kinds that participants may make in the stage at hand; undefined: all. */
  openKinds(): readonly Kind[] | undefined {
    return this.#now()?.opens.kinds ?? undefined;
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
    const before = this.#clockAt();
    Y.applyUpdate(this.doc, payload);
    this.#readRoots();
    // The server's clock was set while we are here; what a state tells of it is long past.
    if (this.#locks && step === Step.update && this.#clockAt() !== before) this.clock.set(Date.parse(this.#clockAt()));
    this.#tellLocks();
  }

  /** As the room was at another time; also earlier, of which the document is another one. */
  show(doc: Y.Doc): void {
    this.#doc = doc;
    this.#readRoots();
    this.#tellLocks();
  }

  #tellLocks(): void {
    const locks = this.#readLocks();
    // The first time also when nothing is closed: from then on it is known.
    if (this.#locks && JSON.stringify([...locks]) === JSON.stringify([...this.#locks])) return;
    this.#locks = locks;
    this.locksChanged.fire();
  }

  #now(): Now | undefined {
    return this.root("stage").now as Now | undefined;
  }

  #clockAt(): string {
    return (this.root("timer").clock as { at: string } | undefined)?.at ?? "";
  }

  #readLocks(): Locks {
    const locks = new Map<string, Lock>();
    const now = this.#now();
    for (const zone of now ? ZONES : [])
      if (zone !== ALWAYS_OPEN && !now?.opens.zones.includes(zone))
        locks.set(zone, { by: now?.by ?? "", at: now?.at ?? "", byStage: true });
    for (const [zone, value] of Object.entries(this.root("locks")).sort()) {
      const { by, at } = value as Record<string, unknown>;
      locks.set(zone, { by: String(by ?? ""), at: String(at ?? "") });
    }
    return locks;
  }

  // Nobody watches while it is read: what one root says may hang on another.
  #readRoots(): void {
    const changed: string[] = [];
    for (const name of new Set([...this.doc.share.keys(), ...this.#roots.keys()])) {
      const next = this.doc.getMap(name).toJSON() as StageRoot;
      if (JSON.stringify(next) === JSON.stringify(this.root(name))) continue;
      this.#roots.set(name, next);
      changed.push(name);
    }
    for (const name of changed) this.#rootChanged.get(name)?.fire();
  }
}
