import * as Y from "yjs";
import { Signal } from "../board/signal";
import { Step } from "./protocol";

/** Who closed a zone to the participants, and when. */
export type Lock = { readonly by: string; readonly at: string };
export type Locks = ReadonlyMap<string, Lock>;

const NONE: Locks = new Map();

/** What the facilitator runs. Written by the server only; what is known of it stays known while the line is cut. */
export class Stage {
  readonly doc = new Y.Doc();
  readonly locksChanged = new Signal();
  #locks: Locks | undefined;

  locks(): Locks {
    return this.#locks ?? NONE;
  }

  receive(step: number, payload: Uint8Array): void {
    if (step === Step.stateVector) return;
    Y.applyUpdate(this.doc, payload);
    const locks = readLocks(this.doc);
    // The first time also when nothing is closed: from then on it is known.
    if (this.#locks && JSON.stringify([...locks]) === JSON.stringify([...this.#locks])) return;
    this.#locks = locks;
    this.locksChanged.fire();
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
