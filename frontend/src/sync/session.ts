import type { BoardModel } from "../board/model";
import { Signal } from "../board/signal";
import { Arrival } from "./arrival";
import type { KeptAside } from "./change";
import { Connection } from "./connection";
import { Device } from "./device";
import { Hand } from "./hand";
import { StoreHold } from "./hold";
import { Outbox } from "./outbox";
import { type Peer, type Presence, PresenceRoom } from "./presence";
import { BOARD, type Frame, handOf, STAGE } from "./protocol";
import { type SaveState, sameState, saveStateOf } from "./saved";
import { Sheet } from "./sheet";
import { type Locks, Stage } from "./stage";
import { Tray } from "./tray";

export type { KeptAside } from "./change";
export type { Peer, Person, Presence } from "./presence";
export type { Hold, SaveState } from "./saved";
export type { Lock, Locks, StageRoot } from "./stage";

export type SessionOptions = {
  boardId: string;
  url: string;
  /** `passesLocks`: a closed zone is open to those who run the board. */
  me: { person: string; canEdit: boolean; passesLocks?: boolean };
  onClosed?: (code: number) => void;
  /** What the browser has, unless told otherwise. */
  database?: IDBFactory;
  locks?: LockManager;
};

const MALFORMED = 4400;
const NOTHING_CLOSED: ReadonlySet<string> = new Set();

/** One person at one board: its documents, the line to the server, and the truth about what is saved. */
export class BoardSession {
  readonly hand: Hand;
  readonly arrival: Arrival;
  readonly stage = new Stage();
  readonly #options: SessionOptions;
  readonly #device: Device;
  readonly #tray: Tray;
  readonly #outbox: Outbox;
  readonly #connection: Connection;
  readonly #presence: PresenceRoom;
  readonly #board: Sheet;
  readonly #sheets: readonly Sheet[];
  readonly #hold = new StoreHold();
  readonly #modelChanged = new Signal();
  readonly #stateChanged = new Signal();
  readonly #noticed = new Signal<[string]>();
  readonly #detourChanged = new Signal();
  #unwatch: () => void = () => {};
  #state: SaveState = { kind: "connecting" };
  #detour = false;
  #offlineSince: Date | undefined;
  #closedBy: number | undefined;
  #adopting: Promise<void> = Promise.resolve();

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#device = new Device({
      boardId: options.boardId,
      person: options.me.person,
      database: options.database ?? globalThis.indexedDB,
      locks: options.locks ?? globalThis.navigator?.locks,
    });
    this.#tray = new Tray(this.#device);
    this.#outbox = new Outbox(this.#device, this.#tray);
    this.#connection = new Connection(options.url, options.me.person, {
      onOpen: () => this.#onOpen(),
      onNamed: () => this.#onNamed(),
      onClock: (nowMs) => this.stage.clock.set(nowMs),
      onFrame: (frame) => this.#onFrame(frame),
      onDown: (code, final) => this.#onDown(code, final),
    });
    this.#board = this.#sheet(BOARD);
    const hand = this.#sheet(handOf(options.me.person));
    this.#sheets = [this.#board, hand];
    this.arrival = new Arrival(this.#board);
    this.hand = new Hand(hand, this.#board, this.#outbox);
    this.#presence = new PresenceRoom(this.#board.doc, (payload) => this.#connection.sendAwareness(payload));
    this.#board.arrived.on(() => this.#onArrived());
    this.#board.moved.on(() => {
      this.#presence.move(this.#board.doc);
      this.#modelChanged.fire();
    });
    this.#outbox.changed.on(() => this.#flush());
  }

  /** Replaced by a new one after a refusal. */
  model = (): BoardModel => this.#board.model;
  onModel = (listener: () => void): (() => void) => this.#modelChanged.on(listener);

  saveState = (): SaveState => this.#state;
  onSaveState = (listener: () => void): (() => void) => this.#stateChanged.on(listener);

  /** Whether the board came by ordinary requests when it came last, because no socket gets through. */
  isDetour = (): boolean => this.#detour;
  onDetour = (listener: () => void): (() => void) => this.#detourChanged.on(listener);
  /** Everybody else here; one's own other tabs too. */
  presence = (): readonly Peer[] => this.#presence.peers();
  onPresence = (listener: () => void): (() => void) => this.#presence.changed.on(listener);
  setPresence = (part: Partial<Presence>): void => this.#presence.set(part);

  /** The zones that are closed to participants, by whom and since when. */
  locks = (): Locks => this.stage.locks();
  onLocks = (listener: () => void): (() => void) => this.stage.locksChanged.on(listener);
  serverNow = (): number => this.stage.clock.now();
  keptAside = (): readonly KeptAside[] => this.#tray.all();
  onKeptAside = (listener: () => void): (() => void) => this.#tray.changed.on(listener);
  dismissAside = (id: string): void => this.#tray.letGo(id);
  keepAfterAll = (kept: KeptAside): void => this.#tray.keepAfterAll(kept);

  /** What is being tried again; it stays in the tray until the server has it. */
  underWay = (): ReadonlySet<string> => new Set(this.#outbox.changes.flatMap(({ aside }) => aside ?? []));

  onChanges = (listener: () => void): (() => void) => this.#outbox.changed.on(listener);

  /** Does on the present board what was refused. False when there is no place for it any more. */
  tryAgain(id: string): boolean {
    const kept = this.#tray.find(id);
    const sheet = this.#sheets.find(({ name }) => name === kept?.document);
    if (!kept || !sheet || kept.intents.length === 0 || this.underWay().has(id) || !sheet.doAgain(kept.intents, id))
      return false;
    // Nothing to be done any more: it is there already.
    if (!this.underWay().has(id)) this.#tray.letGo(id);
    return true;
  }

  /** Its words go on as a private piece, where nothing is closed. */
  putInHand(id: string): void {
    const kept = this.#tray.find(id);
    if (kept && !this.underWay().has(id)) this.hand.takeUp(kept, this.#options.me.person);
  }

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
    for (const sheet of this.#sheets) sheet.destroy();
    await this.#device.close();
  }

  #sheet(name: string): Sheet {
    return new Sheet({
      name,
      me: this.#options.me,
      outbox: this.#outbox,
      connection: this.#connection,
      adopt: () => this.#adopt(),
      isHeld: () => this.#hold.holds || !this.#connection.isNamed,
      closedZones: () => (this.#options.me.passesLocks ? NOTHING_CLOSED : new Set(this.locks().keys())),
    });
  }

  #onOpen(): void {
    this.#outbox.newConnection();
    this.#hold.opened();
    for (const sheet of this.#sheets) sheet.open();
    this.#connection.ask(this.stage.doc, STAGE);
    this.#detour = this.#connection.isDetour;
    this.#presence.thin(this.#detour);
    this.#detourChanged.fire();
  }

  #onNamed(): void {
    this.#presence.announce();
    this.#flush();
  }

  #onFrame(frame: Frame): void {
    switch (frame.kind) {
      case "sync":
        if (frame.document === STAGE) this.stage.receive(frame.step, frame.payload);
        else this.#sheetOf(frame.document)?.receive(frame.step, frame.payload);
        return;
      case "awareness":
        this.#presence.receive(frame.payload);
        return;
      case "queryAwareness":
        this.#presence.announce();
        return;
      case "saved":
        this.#hold.stored();
        this.#outbox.acknowledge(frame.count);
        return;
      case "refused":
        this.#sheetOf(frame.refusal.document)?.refuse(frame.refusal);
        return;
      case "notice":
        if (this.#hold.hear(frame.code, frame.text)) this.#flush();
        else this.#noticed.fire(frame.code);
    }
  }

  #onArrived(): void {
    this.#offlineSince = undefined;
    this.#settle();
  }

  #onDown(code: number, final: boolean): void {
    for (const sheet of this.#sheets) sheet.down();
    this.#hold.down(code);
    this.#offlineSince ??= new Date();
    this.#presence.disconnect();
    if (final) this.#closedBy = code;
    if (code === MALFORMED) this.#outbox.suspectSent();
    this.#settle();
    if (final) this.#options.onClosed?.(code);
  }

  // One after the other: whoever waits for it finds everything written into the documents.
  #adopt(): Promise<void> {
    this.#adopting = this.#adopting.then(async () => {
      for (const change of await this.#outbox.adopt()) this.#sheetOf(change.document)?.take(change);
    });
    return this.#adopting;
  }

  #sheetOf(document: string): Sheet | undefined {
    return this.#sheets.find(({ name }) => name === document);
  }

  #flush(): void {
    for (const sheet of this.#sheets) sheet.flush();
    this.#settle();
  }

  #settle(): void {
    const synced = this.#board.synced;
    if (synced && this.#outbox.changes.length === 0 && !this.#hold.holds) this.#hold.stored();
    const line = { synced, offlineSince: this.#offlineSince, closedBy: this.#closedBy, hold: this.#hold.reason };
    const state = saveStateOf(line, this.#outbox.changes);
    if (sameState(state, this.#state)) return;
    this.#state = state;
    this.#stateChanged.fire();
  }
}
