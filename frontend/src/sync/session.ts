import * as Y from "yjs";
import { BoardModel } from "../board/model";
import { Signal } from "../board/signal";
import { type Peer, type Presence, PresenceRoom } from "./presence";
import { BOARD, decodeFrame, encodeAwareness, encodeHello, encodeSync, Step } from "./protocol";
import { Socket } from "./socket";

export type { Peer, Person, Presence } from "./presence";

export type SaveState =
  | { kind: "connecting" }
  | { kind: "saved" }
  | { kind: "saving"; changes: number }
  | { kind: "offline"; changes: number; since: Date }
  | { kind: "closed"; code: number };

export type KeptAside = { id: string; code: string; text: string; at: Date };

export type SessionOptions = {
  boardId: string;
  url: string;
  me: { person: string; canEdit: boolean };
  onClosed?: (code: number) => void;
};

const SERVER = Symbol("server");

/** One person at one board: the document, the line to the server, and the truth about what is saved. */
export class BoardSession {
  readonly #options: SessionOptions;
  readonly #socket: Socket;
  readonly #presence: PresenceRoom;
  readonly #modelChanged = new Signal();
  readonly #stateChanged = new Signal();
  readonly #asideChanged = new Signal();
  #doc = new Y.Doc();
  #model: BoardModel;
  #state: SaveState = { kind: "connecting" };
  #aside: readonly KeptAside[] = [];
  #pending: Uint8Array[] = [];
  #sent = 0;
  #acknowledged = 0;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#model = new BoardModel(this.#doc, options.me);
    this.#socket = new Socket(options.url, {
      onOpen: () => this.#onOpen(),
      onMessage: (bytes) => this.#onMessage(bytes),
      onDown: (code, final) => this.#onDown(code, final),
    });
    this.#presence = new PresenceRoom(this.#doc, (payload) => this.#socket.send(encodeAwareness(payload)));
    this.#doc.on("update", (bytes: Uint8Array, origin: unknown) => {
      if (origin === SERVER) return;
      this.#pending.push(bytes);
      this.#flush();
    });
  }

  model = (): BoardModel => this.#model;
  onModel = (listener: () => void): (() => void) => this.#modelChanged.on(listener);

  saveState = (): SaveState => this.#state;
  onSaveState = (listener: () => void): (() => void) => this.#stateChanged.on(listener);

  presence = (): readonly Peer[] => this.#presence.peers();
  onPresence = (listener: () => void): (() => void) => this.#presence.changed.on(listener);
  setPresence = (part: Partial<Presence>): void => this.#presence.set(part);

  keptAside = (): readonly KeptAside[] => this.#aside;
  onKeptAside = (listener: () => void): (() => void) => this.#asideChanged.on(listener);
  dismissAside = (id: string): void => {
    this.#aside = this.#aside.filter((kept) => kept.id !== id);
    this.#asideChanged.fire();
  };

  start(): void {
    this.#socket.start();
  }

  stop(): void {
    this.#presence.leave();
    this.#socket.stop();
    this.#presence.destroy();
    this.#model.destroy();
    this.#doc.destroy();
  }

  #onOpen(): void {
    this.#sent = this.#acknowledged = 0;
    this.#socket.send(encodeHello(this.#doc.clientID));
    this.#socket.send(encodeSync(Step.stateVector, Y.encodeStateVector(this.#doc)));
    this.#presence.announce();
  }

  #onMessage(bytes: Uint8Array): void {
    const frame = decodeFrame(bytes);
    if (frame.kind === "awareness") this.#presence.receive(frame.payload);
    if (frame.kind === "saved") {
      this.#pending.splice(0, frame.count - this.#acknowledged);
      this.#acknowledged = frame.count;
      this.#settle();
    }
    if (frame.kind === "sync" && frame.document === BOARD && frame.step !== Step.stateVector) {
      Y.applyUpdate(this.#doc, frame.payload, SERVER);
      if (frame.step === Step.answer) this.#flush();
    }
  }

  #onDown(code: number, final: boolean): void {
    this.#presence.disconnect();
    this.#sent = this.#acknowledged = 0;
    if (final) {
      this.#become({ kind: "closed", code });
      this.#options.onClosed?.(code);
    } else if (this.#state.kind !== "offline")
      this.#become({ kind: "offline", changes: this.#pending.length, since: new Date() });
  }

  #flush(): void {
    if (this.#socket.open)
      for (const bytes of this.#pending.slice(this.#sent - this.#acknowledged)) {
        this.#socket.send(encodeSync(Step.update, bytes));
        this.#sent++;
      }
    this.#settle();
  }

  #settle(): void {
    const changes = this.#pending.length;
    if (this.#socket.open) this.#become(changes > 0 ? { kind: "saving", changes } : { kind: "saved" });
    else if (this.#state.kind === "offline") this.#become({ ...this.#state, changes });
  }

  #become(state: SaveState): void {
    this.#state = state;
    this.#stateChanged.fire();
  }
}
