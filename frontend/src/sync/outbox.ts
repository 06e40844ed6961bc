import { newId } from "../board/ids";
import { Signal } from "../board/signal";
import type { Aside, Change } from "./replay";
import { type KeptAside, Storage } from "./storage";

export type { KeptAside } from "./storage";

export type OutboxOptions = {
  boardId: string;
  person: string;
  database: IDBFactory | undefined;
  locks: LockManager | undefined;
};

// A database that does not open must not keep anybody from sending.
const OPENING_MS = 3_000;

type Item = Change & { key?: number; stored: boolean };

/**
 * Local changes until the server has them in its log. Each is on this device before it is sent, and leaves only when
 * it is acknowledged, so closing the tab or a day offline loses nothing.
 *
 * A tab works under a session of its own and holds a lock on it; what a session without a lock left behind is adopted
 * by the next tab. Where the browser has no locks (plain HTTP on a LAN) every other session counts as left behind:
 * sending a change twice is harmless, its client id and clock are in its bytes.
 */
export class Outbox {
  readonly changed = new Signal();
  readonly asideChanged = new Signal();
  readonly #options: OutboxOptions;
  readonly #session = newId();
  readonly #opened: Promise<Storage | undefined>;
  #release: () => void = () => {};
  #writing: Promise<void> = Promise.resolve();
  #items: Item[] = [];
  /** The n-th message of this connection carried the n-th of these. */
  #sent: Item[] = [];
  #aside: readonly KeptAside[] = [];

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#opened = this.#open();
  }

  get changes(): readonly Change[] {
    return this.#items;
  }

  add(change: Change): void {
    const item: Item = { ...change, stored: false };
    this.#items.push(item);
    this.changed.fire();
    this.#persist([item], [], []);
  }

  /** What other sessions left behind, now ours and waiting to be sent. */
  async adopt(): Promise<readonly Change[]> {
    const adopted: Item[] = [];
    const storage = await this.#opened;
    if (storage) await this.#collect(storage, adopted).catch(complain);
    // Before our own: ours may build on theirs, never the other way round.
    this.#items = [...adopted, ...this.#items];
    if (adopted.length > 0) this.changed.fire();
    return adopted;
  }

  /** On this device, in order, and not sent on this connection. Stops at the first that is still being written. */
  unsent(): readonly Change[] {
    const sent = new Set(this.#sent);
    const waiting = this.#items.filter((item) => !sent.has(item));
    const firstUnwritten = waiting.findIndex((item) => !item.stored);
    return firstUnwritten < 0 ? waiting : waiting.slice(0, firstUnwritten);
  }

  /** This connection's next message carries `change`. */
  sent(change: Change): void {
    this.#sent.push(change as Item);
  }

  newConnection(): void {
    this.#sent = [];
  }

  /** All messages of this connection up to the `count`-th are in the server's log. */
  acknowledge(count: number): void {
    const done = new Set(this.#sent.slice(0, count));
    const gone = this.#items.filter((item) => done.has(item));
    if (gone.length === 0) return;
    this.#items = this.#items.filter((item) => !done.has(item));
    this.changed.fire();
    this.#remove(gone);
  }

  /** The server broke the line off because of something among what it has not acknowledged. */
  suspectSent(): void {
    const sent = new Set(this.#sent);
    const suspects = this.#items.filter((item) => sent.has(item));
    for (const item of suspects) item.suspect = true;
    this.#queue((storage) => storage.suspect(keysOf(suspects)));
  }

  get nextMessage(): number {
    return this.#sent.length + 1;
  }

  /** What this connection's `count`-th message carried. */
  sentAt(count: number): Change | undefined {
    return this.#sent[count - 1];
  }

  /** All changes but those the server has taken before this connection's `count`-th message. */
  openFrom(count: number): readonly Change[] {
    const taken = new Set(this.#sent.slice(0, Math.max(0, count - 1)));
    return this.#items.filter((item) => !taken.has(item));
  }

  /** The changes as they were done again, in the place of `old`. */
  replace(old: readonly Change[], again: readonly Change[], aside: readonly Aside[], now: Date): void {
    const gone = new Set(old);
    const items = again.map((change) => ({ ...change, stored: false }));
    const removed = this.#items.filter((item) => gone.has(item));
    this.#items = [...this.#items.filter((item) => !gone.has(item)), ...items];
    const kept = aside.map((words) => ({ ...words, id: newId(), at: now }));
    this.#persist(items, removed, kept);
    this.#keep([...this.#aside, ...kept]);
    this.changed.fire();
  }

  keptAside(): readonly KeptAside[] {
    return this.#aside;
  }

  dismiss(id: string): void {
    this.#keep(this.#aside.filter((kept) => kept.id !== id));
    this.#queue((storage) => storage.dismiss(id));
  }

  async close(): Promise<void> {
    await this.#writing;
    (await this.#opened)?.close();
    this.#release();
  }

  async #open(): Promise<Storage | undefined> {
    const { database, locks, boardId, person } = this.#options;
    const released = new Promise<void>((resolve) => {
      this.#release = resolve;
    });
    locks?.request(lockName(this.#session), () => released).catch(complain);
    // A browser that refuses to keep anything (private windows, full disk) still sends; it only cannot survive a close.
    const opening = database && Storage.open(database, boardId, person).catch(complain);
    const storage = (await Promise.race([opening, later(OPENING_MS)])) ?? undefined;
    if (storage) this.#keep([...(await storage.asides()), ...this.#aside]);
    return storage;
  }

  async #collect(storage: Storage, adopted: Item[]): Promise<void> {
    for (const session of await storage.sessions()) {
      if (session === this.#session) continue;
      await this.#ifLeftBehind(session, async () => {
        const entries = await storage.adopt(session, this.#session);
        adopted.push(...entries.map((entry) => ({ ...entry, stored: true })));
      });
    }
  }

  async #ifLeftBehind(session: string, work: () => Promise<void>): Promise<void> {
    const { locks } = this.#options;
    if (!locks) return work();
    await locks.request(lockName(session), { ifAvailable: true }, async (lock) => {
      if (lock) await work();
    });
  }

  #persist(items: readonly Item[], removed: readonly Item[], aside: readonly KeptAside[]): void {
    const write = async (storage: Storage): Promise<void> => {
      const keys = await storage.replace(this.#session, keysOf(removed), items, aside);
      for (const [index, item] of items.entries()) item.key = keys[index] ?? -1;
    };
    this.#queue(write, () => {
      for (const item of items) item.stored = true;
      this.changed.fire();
    });
  }

  #remove(items: readonly Item[]): void {
    this.#queue((storage) => storage.remove(keysOf(items)));
  }

  // One after the other, so that what was made first is stored first. A write that fails does not hold back the sending.
  #queue(write: (storage: Storage) => Promise<void>, then: () => void = () => {}): void {
    this.#writing = this.#writing
      .then(() => this.#opened)
      .then((storage) => storage && write(storage))
      .catch(complain)
      .then(then);
  }

  #keep(aside: readonly KeptAside[]): void {
    this.#aside = aside;
    this.asideChanged.fire();
  }
}

function keysOf(items: readonly Item[]): number[] {
  return items.flatMap((item) => (item.key === undefined ? [] : [item.key]));
}

function complain(error: unknown): void {
  console.warn("This browser could not keep changes on this device", error);
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function lockName(session: string): string {
  return `puzzleboard-outbox-${session}`;
}
