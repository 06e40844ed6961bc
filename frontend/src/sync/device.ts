import { newId } from "../board/ids";
import type { KeptAside } from "./change";
import { type Entry, Storage, type Written } from "./storage";

export type DeviceOptions = {
  boardId: string;
  person: string;
  database: IDBFactory | undefined;
  locks: LockManager | undefined;
};

// A database that does not open must not keep anybody from sending.
const OPENING_MS = 3_000;

/**
 * What this tab keeps on the device it runs on. A tab works under a session of its own and holds a lock on it; what a
 * session without a lock left behind is adopted by the next tab. Where the browser has no locks (plain HTTP on a LAN)
 * every other session counts as left behind: sending a change twice is harmless, its client id and clock are in its
 * bytes.
 */
export class Device {
  readonly #options: DeviceOptions;
  readonly #session = newId();
  readonly #opened: Promise<Storage | undefined>;
  #release: () => void = () => {};
  #writing: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: DeviceOptions) {
    this.#options = options;
    this.#opened = this.#open();
  }

  async asides(): Promise<readonly KeptAside[]> {
    const asides = await this.#opened.then((storage) => storage?.asides()).catch(complain);
    return asides ?? [];
  }

  /** What other sessions left behind, ours from here on. */
  async adopt(): Promise<readonly Entry[]> {
    const adopted: Entry[] = [];
    if (!this.#closed) this.#queue((storage) => this.#collect(storage, adopted));
    await this.#writing;
    return adopted;
  }

  /**
   * `made` is called when the writing happens: what was known only then is in it. One write after the other, so that
   * what was made first is stored first; one that fails holds nothing back.
   */
  write(made: () => Written, then: (keys: readonly number[]) => void = () => {}): void {
    let keys: readonly number[] = [];
    this.#queue(
      async (storage) => {
        keys = await storage.write(this.#session, made());
      },
      () => then(keys),
    );
  }

  suspect(keys: () => readonly number[]): void {
    this.#queue((storage) => storage.suspect(keys()));
  }

  async close(): Promise<void> {
    this.#closed = true;
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
    return (await Promise.race([opening, later(OPENING_MS)])) ?? undefined;
  }

  async #collect(storage: Storage, adopted: Entry[]): Promise<void> {
    for (const session of await storage.sessions()) {
      if (session === this.#session) continue;
      await this.#ifLeftBehind(session, async () => {
        adopted.push(...(await storage.adopt(session, this.#session)));
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

  #queue(write: (storage: Storage) => Promise<void>, then: () => void = () => {}): void {
    this.#writing = this.#writing
      .then(() => this.#opened)
      .then((storage) => storage && write(storage))
      .catch(complain)
      .then(then);
  }
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
