import * as Y from "yjs";
import { BoardModel } from "../board/model";
import { Signal } from "../board/signal";
import { Connection } from "./connection";
import { recordChanges } from "./intents";
import { type KeptAside, Outbox } from "./outbox";
import { type Peer, type Presence, PresenceRoom } from "./presence";
import { BOARD, type Frame, type Refusal, Step } from "./protocol";
import { Again, type Change, LARGEST_CHANGE_BYTES, orphans, PIECE_GONE, replay } from "./replay";
import { type SaveState, sameState, saveStateOf } from "./saved";

export type { KeptAside } from "./outbox";
export type { Peer, Person, Presence } from "./presence";
export type { SaveState } from "./saved";

export type SessionOptions = {
  boardId: string;
  url: string;
  me: { person: string; canEdit: boolean };
  onClosed?: (code: number) => void;
  /** What the browser has, unless told otherwise. */
  database?: IDBFactory;
  locks?: LockManager;
};

/** A refusal on its way to being replayed; `upTo` counts messages of this connection, 0 after a new one. */
type Rejected = { refusal: Refusal; change: Change | undefined; upTo: number; fresh: Y.Doc };

const SERVER = Symbol("server");
const MALFORMED = 4400;

/** One person at one board: the document, the line to the server, and the truth about what is saved. */
export class BoardSession {
  readonly #options: SessionOptions;
  readonly #connection: Connection;
  readonly #presence: PresenceRoom;
  readonly #outbox: Outbox;
  readonly #modelChanged = new Signal();
  readonly #stateChanged = new Signal();
  readonly #noticed = new Signal<[string]>();
  #doc = new Y.Doc();
  #model: BoardModel;
  #stopRecording: () => void;
  #unwatch: () => void = () => {};
  #state: SaveState = { kind: "connecting" };
  #synced = false;
  #offlineSince: Date | undefined;
  #closedBy: number | undefined;
  #rejected: Rejected | undefined;
  #orphaned = new Set<string>();

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#outbox = new Outbox({
      boardId: options.boardId,
      person: options.me.person,
      database: options.database ?? globalThis.indexedDB,
      locks: options.locks ?? globalThis.navigator?.locks,
    });
    this.#outbox.changed.on(() => this.#flush());
    this.#stopRecording = this.#record(this.#doc);
    this.#model = new BoardModel(this.#doc, options.me);
    this.#connection = new Connection(options.url, {
      onOpen: () => this.#onOpen(),
      onFrame: (frame) => this.#onFrame(frame),
      onDown: (code, final) => this.#onDown(code, final),
    });
    this.#presence = new PresenceRoom(this.#doc, (payload) => this.#connection.sendAwareness(payload));
  }

  /** Replaced by a new one after a refusal. */
  model = (): BoardModel => this.#model;
  onModel = (listener: () => void): (() => void) => this.#modelChanged.on(listener);

  saveState = (): SaveState => this.#state;
  onSaveState = (listener: () => void): (() => void) => this.#stateChanged.on(listener);

  /** Everybody else here; one's own other tabs too. */
  presence = (): readonly Peer[] => this.#presence.peers();
  onPresence = (listener: () => void): (() => void) => this.#presence.changed.on(listener);
  setPresence = (part: Partial<Presence>): void => this.#presence.set(part);

  keptAside = (): readonly KeptAside[] => this.#outbox.keptAside();
  onKeptAside = (listener: () => void): (() => void) => this.#outbox.asideChanged.on(listener);
  dismissAside = (id: string): void => this.#outbox.dismiss(id);

  /** Calls back with the code of what the server wants this person to know. */
  onNotice = (listener: (code: string) => void): (() => void) => this.#noticed.on(listener);

  start(): void {
    this.#unwatch = this.#presence.watchPage();
    this.#connection.start();
  }

  /** Resolves when everything unsent is on this device. */
  async stop(): Promise<void> {
    this.#unwatch();
    this.#presence.leave();
    this.#connection.stop();
    this.#presence.destroy();
    this.#model.destroy();
    this.#doc.destroy();
    await this.#outbox.close();
  }

  #onOpen(): void {
    this.#outbox.newConnection();
    if (this.#rejected) this.#askAfresh({ ...this.#rejected, upTo: 0 });
    else this.#connection.introduce(this.#doc);
    this.#presence.announce();
  }

  #onFrame(frame: Frame): void {
    switch (frame.kind) {
      case "sync":
        if (frame.document === BOARD) this.#onSync(frame.step, frame.payload);
        return;
      case "awareness":
        this.#presence.receive(frame.payload);
        return;
      case "queryAwareness":
        this.#presence.announce();
        return;
      case "saved":
        this.#outbox.acknowledge(frame.count);
        return;
      case "refused":
        if (frame.refusal.document === BOARD) this.#onRefused(frame.refusal);
        return;
      case "notice":
        this.#noticed.fire(frame.code);
    }
  }

  #onSync(step: number, payload: Uint8Array): void {
    if (step === Step.stateVector) {
      // After the first answer this means: something of yours is missing here.
      if (this.#synced && !this.#rejected) this.#send(this.#outbox.changes);
      return;
    }
    Y.applyUpdate(this.#doc, payload, SERVER);
    if (this.#rejected) this.#continueAfresh(this.#rejected, step, payload);
    else if (step === Step.answer && !this.#synced) void this.#onSynced();
    this.#keepOrphans();
  }

  async #onSynced(): Promise<void> {
    for (const { bytes } of await this.#outbox.adopt()) Y.applyUpdate(this.#doc, bytes, SERVER);
    if (!this.#connection.open) return;
    this.#synced = true;
    this.#offlineSince = undefined;
    this.#keepOrphans();
    this.#flush();
  }

  #onDown(code: number, final: boolean): void {
    this.#synced = false;
    this.#offlineSince ??= new Date();
    this.#presence.disconnect();
    if (final) this.#closedBy = code;
    if (code === MALFORMED) this.#outbox.suspectSent();
    this.#settle();
    if (final) this.#options.onClosed?.(code);
  }

  #onRefused(refusal: Refusal): void {
    if (this.#rejected) return;
    const change = this.#outbox.sentAt(refusal.upTo);
    this.#askAfresh({ refusal, change, upTo: refusal.upTo });
  }

  /** The server ignores the old client id from here on: take its state into a new document, under a new id. */
  #askAfresh(rejected: Omit<Rejected, "fresh">): void {
    const fresh = new Y.Doc();
    this.#rejected = { ...rejected, fresh };
    this.#connection.introduce(fresh);
  }

  #continueAfresh(rejected: Rejected, step: number, payload: Uint8Array): void {
    const { refusal, change, upTo, fresh } = rejected;
    Y.applyUpdate(fresh, payload, SERVER);
    if (step !== Step.answer) return;
    const open = this.#outbox.openFrom(upTo);
    const again: Change[] = [];
    const stop = recordChanges(fresh, (bytes, intents, origin) => {
      again.push({ bytes, intents, attempts: origin instanceof Again ? origin.attempts : 0 });
    });
    const verdict = { code: refusal.code, piece: refusal.piece, change, orphaned: this.#orphaned };
    const aside = replay(open, verdict, this.#doc, fresh);
    stop();
    this.#rejected = undefined;
    this.#moveTo(fresh);
    this.#outbox.replace(open, again, aside, new Date());
    void this.#onSynced();
  }

  #moveTo(fresh: Y.Doc): void {
    const [oldDoc, oldModel] = [this.#doc, this.#model];
    this.#stopRecording();
    this.#doc = fresh;
    this.#stopRecording = this.#record(fresh);
    this.#model = new BoardModel(fresh, this.#options.me);
    this.#presence.move(fresh);
    this.#modelChanged.fire();
    oldModel.destroy();
    oldDoc.destroy();
  }

  #record(doc: Y.Doc): () => void {
    return recordChanges(doc, (bytes, intents) => this.#outbox.add({ bytes, intents, attempts: 0 }));
  }

  #flush(): void {
    if (this.#synced && !this.#rejected) this.#send(this.#outbox.unsent());
    this.#settle();
  }

  #send(changes: readonly Change[]): void {
    for (const change of changes) {
      const code = change.suspect ? "malformed" : change.bytes.length > LARGEST_CHANGE_BYTES ? "too-big" : undefined;
      if (code) {
        const upTo = this.#outbox.nextMessage;
        this.#askAfresh({ refusal: { code, piece: null, document: BOARD, upTo }, change, upTo });
        return;
      }
      this.#outbox.sent(change);
      this.#connection.sendUpdate(change.bytes);
    }
  }

  // Somebody deleted the piece we were typing into: the words are kept, for there is no place left to merge them.
  #keepOrphans(): void {
    if (this.#outbox.changes.length === 0) return;
    const lost = [...orphans(this.#outbox.changes, this.#doc)].filter(([piece]) => !this.#orphaned.has(piece));
    for (const [piece] of lost) this.#orphaned.add(piece);
    const aside = lost.map(([, text]) => ({ code: PIECE_GONE, text }));
    if (aside.length > 0) this.#outbox.replace([], [], aside, new Date());
  }

  #settle(): void {
    const line = { synced: this.#synced, offlineSince: this.#offlineSince, closedBy: this.#closedBy };
    const state = saveStateOf(line, this.#outbox.changes);
    if (sameState(state, this.#state)) return;
    this.#state = state;
    this.#stateChanged.fire();
  }
}
