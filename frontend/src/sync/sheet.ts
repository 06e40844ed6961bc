import * as Y from "yjs";
import { BoardModel } from "../board/model";
import { Signal } from "../board/signal";
import { type Change, LARGEST_CHANGE_BYTES } from "./change";
import type { Connection } from "./connection";
import { type Intent, recordChanges } from "./intents";
import { orphans } from "./orphans";
import type { Outbox } from "./outbox";
import { type Refusal, Step } from "./protocol";
import { redo } from "./redo";
import { Again, replay, speaksOfAll } from "./replay";

export type SheetOptions = {
  name: string;
  me: { person: string; canEdit: boolean };
  outbox: Outbox;
  connection: Connection;
  /** Brings in what tabs that are gone left behind, for every document. */
  adopt: () => Promise<void>;
  /** Nothing may be sent at the moment. */
  isHeld: () => boolean;
  closedZones: () => ReadonlySet<string>;
};

/**
 * A refusal on its way to being replayed; `upTo` counts messages of this connection, 0 after a new one. `whole`: the
 * server has answered for `fresh`, and is asked once more what it holds beyond that.
 */
type Rejected = {
  code: string;
  piece: string | null;
  change: Change | undefined;
  upTo: number;
  fresh: Y.Doc;
  whole?: boolean;
};

const SERVER = Symbol("server");

/** One document that this person writes in: its model, its line to the server, and what becomes of a refusal. */
export class Sheet {
  readonly name: string;
  /** The model is another one now: a refusal replaced the document. */
  readonly moved = new Signal();
  readonly arrived = new Signal();
  readonly #options: SheetOptions;
  #doc = new Y.Doc();
  #model: BoardModel;
  #stopRecording: () => void;
  #synced = false;
  /** Becomes another number with each connection, and when it is cut. */
  #line = 0;
  /** Questions of this connection that are not answered yet; answers come in order. */
  #questions = 0;
  #rejected: Rejected | undefined;
  /** Why this connection takes nothing of the document, not even a hello. */
  #barred: string | undefined;
  #orphaned = new Set<string>();

  constructor(options: SheetOptions) {
    this.#options = options;
    this.name = options.name;
    this.#stopRecording = this.#record(this.#doc);
    this.#model = new BoardModel(this.#doc, options.me);
  }

  get doc(): Y.Doc {
    return this.#doc;
  }

  get model(): BoardModel {
    return this.#model;
  }

  get synced(): boolean {
    return this.#synced;
  }

  open(): void {
    this.#line++;
    this.#questions = 0;
    this.#barred = undefined;
    if (this.#rejected) this.#askAfresh({ ...this.#rejected, upTo: 0 });
    else this.#introduce(this.#doc);
  }

  receive(step: number, payload: Uint8Array): void {
    const { outbox } = this.#options;
    if (step === Step.stateVector) {
      // After the first answer this means: something of yours is missing here.
      if (this.#synced && !this.#rejected) this.#send(outbox.stored(this.name));
      return;
    }
    Y.applyUpdate(this.#doc, payload, SERVER);
    if (step === Step.answer) this.#questions = Math.max(0, this.#questions - 1);
    if (this.#rejected) this.#continueAfresh(this.#rejected, step, payload);
    else if (step === Step.answer && !this.#synced) void this.#onAnswered();
    this.#keepOrphans();
  }

  /** Left behind by a tab that is gone: written here, and still to be sent. */
  take(change: Change): void {
    Y.applyUpdate(this.#doc, change.bytes, SERVER);
  }

  refuse({ code, piece, upTo }: Refusal): void {
    const { outbox } = this.#options;
    const change = outbox.sentAt(this.name, upTo);
    outbox.forgetSent(this.name, upTo);
    const rejected = this.#rejected;
    if (!rejected) this.#askAfresh({ code, piece, change, upTo });
    else if (speaksOfAll(code)) {
      // No other client id would fare better.
      this.#barred = code;
      this.#startAfresh({ ...rejected, code });
    }
    // Refused again before the new start: the new client id was taken, too, or the room broke meanwhile.
    else this.#askAfresh({ ...rejected, upTo: Math.min(upTo, rejected.upTo) });
  }

  flush(): void {
    if (this.#synced && !this.#rejected) this.#send(this.#options.outbox.unsent(this.name));
  }

  down(): void {
    this.#line++;
    this.#synced = false;
  }

  /** As one change. False, with nothing done, when there is no place for some of it any more. */
  doAgain(intents: readonly Intent[], aside: string): boolean {
    const trial = new Y.Doc();
    Y.applyUpdate(trial, Y.encodeStateAsUpdate(this.#doc));
    if (!intents.every((intent) => redo(trial, intent))) return false;
    this.#doc.transact(() => {
      for (const intent of intents) redo(this.#doc, intent);
    }, new Again(0, aside));
    return true;
  }

  destroy(): void {
    this.#model.destroy();
    this.#doc.destroy();
  }

  async #onAnswered(): Promise<void> {
    const line = this.#line;
    await this.#options.adopt();
    // The answer said nothing about a connection that was opened meanwhile.
    if (line !== this.#line) return;
    this.#synced = true;
    this.#keepOrphans();
    this.arrived.fire();
    this.flush();
  }

  /** The server ignores the old client id from here on: take its state into a new document, under a new id. */
  #askAfresh(rejected: Omit<Rejected, "fresh">): void {
    const fresh = new Y.Doc();
    this.#rejected = { ...rejected, fresh, whole: false };
    this.#introduce(fresh);
  }

  #introduce(doc: Y.Doc): void {
    this.#questions++;
    this.#options.connection.introduce(doc, this.name);
  }

  #continueAfresh(rejected: Rejected, step: number, payload: Uint8Array): void {
    Y.applyUpdate(rejected.fresh, payload, SERVER);
    if (step !== Step.answer || this.#questions > 0) return;
    if (!rejected.whole) {
      // What was edited since the server encoded its state comes behind it: the next answer is behind that, too.
      rejected.whole = true;
      this.#questions++;
      this.#options.connection.ask(rejected.fresh, this.name);
      return;
    }
    this.#startAfresh(rejected);
    void this.#onAnswered();
  }

  /** On the server's state, with what may be done again on it; the rest is kept aside. */
  #startAfresh({ code, piece, change, upTo, fresh }: Rejected): void {
    const { outbox, closedZones } = this.#options;
    const open = outbox.openFrom(this.name, upTo);
    const again: Change[] = [];
    const stop = recordChanges(fresh, (bytes, intents, origin) => again.push(this.#change(bytes, intents, origin)));
    const verdict = { code, piece, change, orphaned: this.#orphaned, closed: closedZones() };
    const aside = replay(open, verdict, this.#doc, fresh);
    stop();
    this.#rejected = undefined;
    this.#moveTo(fresh);
    outbox.replace(open, again, aside, new Date());
  }

  #moveTo(fresh: Y.Doc): void {
    const [oldDoc, oldModel] = [this.#doc, this.#model];
    this.#stopRecording();
    this.#doc = fresh;
    this.#stopRecording = this.#record(fresh);
    this.#model = new BoardModel(fresh, this.#options.me);
    this.moved.fire();
    oldModel.destroy();
    oldDoc.destroy();
  }

  #record(doc: Y.Doc): () => void {
    return recordChanges(doc, (bytes, intents, origin) =>
      this.#options.outbox.add(this.#change(bytes, intents, origin)),
    );
  }

  #change(bytes: Uint8Array, intents: readonly Intent[], origin: unknown): Change {
    const { attempts, aside } = origin instanceof Again ? origin : new Again(0);
    return { document: this.name, bytes, intents, attempts, ...(aside !== undefined && { aside }) };
  }

  #send(changes: readonly Change[]): void {
    const { outbox, connection, isHeld } = this.#options;
    if (isHeld()) return;
    for (const change of changes) {
      const code = this.#barred ?? unfit(change);
      if (code) {
        this.#askAfresh({ code, piece: null, change, upTo: outbox.nextMessage });
        return;
      }
      outbox.sent(change);
      connection.sendUpdate(change.bytes, this.name);
    }
  }

  // Somebody deleted the piece we were typing into: the words are kept, for there is no place left to merge them.
  #keepOrphans(): void {
    const { outbox } = this.#options;
    const open = outbox.of(this.name);
    if (open.length === 0) return;
    const lost = [...orphans(open, this.#doc)].filter(([piece]) => !this.#orphaned.has(piece));
    for (const [piece] of lost) this.#orphaned.add(piece);
    if (lost.length === 0) return;
    const asides = lost.map(([, aside]) => aside);
    outbox.replace([], [], asides, new Date());
  }
}

/** Why it cannot even be sent. */
function unfit({ suspect, bytes }: Change): string | undefined {
  if (suspect) return "malformed";
  return bytes.length > LARGEST_CHANGE_BYTES ? "too-big" : undefined;
}
