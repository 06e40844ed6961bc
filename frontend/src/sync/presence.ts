import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { Function as FunctionName } from "../board/schema.gen";
import { Signal } from "../board/signal";

export type Person = { id: string; name: string; function: FunctionName; role: string };

export type Presence = {
  cursor: [number, number] | null;
  selection: string[];
  editing: string | null;
  drag: [string, number, number][] | null;
};

export type Peer = Presence & { clientId: number; person: Person };

const NOBODY: Presence = { cursor: null, selection: [], editing: null, drag: null };
const TICK_MS = 50; // 20 a second: smooth to the eye, a quarter of what a mouse reports
const THIN_TICK_MS = 200; // where each is a request of its own
const MOST_PIECES = 40; // a state is at most 4 KiB on the wire
const REMOTE = Symbol("server");

/** Who is here and what they point at. Nothing of it is kept. */
export class PresenceRoom {
  readonly #send: (payload: Uint8Array) => void;
  readonly changed = new Signal();
  #awareness: Awareness;
  #mine: Presence = NOBODY;
  #peers: readonly Peer[] = [];
  #tick: ReturnType<typeof setTimeout> | undefined;
  #stale = false;
  #tickMs = TICK_MS;

  constructor(doc: Y.Doc, send: (payload: Uint8Array) => void) {
    this.#send = send;
    this.#awareness = this.#attach(doc);
  }

  peers(): readonly Peer[] {
    return this.#peers;
  }

  set(part: Partial<Presence>): void {
    this.#mine = bounded({ ...this.#mine, ...part });
    if (this.#tick) this.#stale = true;
    else this.#publish();
  }

  /** From now on, for a line that is slower than a socket. */
  thin(isThin: boolean): void {
    this.#tickMs = isThin ? THIN_TICK_MS : TICK_MS;
  }

  /** The connection is new: the server has forgotten what we pointed at. */
  announce(): void {
    this.#awareness.setLocalState(this.#mine);
  }

  receive(payload: Uint8Array): void {
    applyAwarenessUpdate(this.#awareness, payload, REMOTE);
  }

  /** Gone while the page is hidden for good, back when it is shown again. Returns the way out. */
  watchPage(): () => void {
    if (typeof window === "undefined") return () => {};
    const hide = (): void => this.leave();
    const show = (): void => this.announce();
    window.addEventListener("pagehide", hide);
    window.addEventListener("pageshow", show);
    return () => {
      window.removeEventListener("pagehide", hide);
      window.removeEventListener("pageshow", show);
    };
  }

  /** Gone before the tab is, so that no cursor stands frozen on the others' screens. */
  leave(): void {
    this.#awareness.setLocalState(null);
  }

  disconnect(): void {
    const { states, meta, clientID } = this.#awareness;
    for (const id of [...states.keys()]) {
      if (id === clientID) continue;
      states.delete(id);
      // Its clock too: the peer may come back with the state it had.
      meta.delete(id);
    }
    this.#refresh();
  }

  /** A new document means a new client id; the others stay where they are. */
  move(doc: Y.Doc): void {
    const old = this.#awareness;
    const others = [...old.states.keys()].filter((id) => id !== old.clientID);
    const known = encodeAwarenessUpdate(old, others);
    old.setLocalState(null);
    old.destroy();
    this.#awareness = this.#attach(doc);
    this.receive(known);
    this.announce();
    this.#refresh();
  }

  destroy(): void {
    clearTimeout(this.#tick);
    this.#tick = undefined;
    this.#awareness.destroy();
  }

  #attach(doc: Y.Doc): Awareness {
    const awareness = new Awareness(doc);
    awareness.on("update", (_: unknown, origin: unknown) => {
      if (origin !== REMOTE) this.#send(encodeAwarenessUpdate(awareness, [awareness.clientID]));
    });
    awareness.on("change", () => this.#refresh());
    return awareness;
  }

  #publish(): void {
    this.#stale = false;
    this.#awareness.setLocalState(this.#mine);
    this.#tick = setTimeout(() => {
      this.#tick = undefined;
      if (this.#stale) this.#publish();
    }, this.#tickMs);
  }

  #refresh(): void {
    const peers: Peer[] = [];
    for (const [clientId, state] of this.#awareness.states) {
      const person = state.person as Person | undefined;
      // The server names everybody; a state without a person is our own echo or not a person.
      if (clientId !== this.#awareness.clientID && person) peers.push({ ...NOBODY, ...state, clientId, person });
    }
    this.#peers = peers.sort((a, b) => a.clientId - b.clientId);
    this.changed.fire();
  }
}

function bounded({ cursor, selection, editing, drag }: Presence): Presence {
  return {
    cursor: cursor && [Math.round(cursor[0]), Math.round(cursor[1])],
    selection: selection.slice(0, MOST_PIECES),
    editing,
    drag: drag ? drag.slice(0, MOST_PIECES).map(([id, x, y]) => [id, Math.round(x), Math.round(y)]) : null,
  };
}
