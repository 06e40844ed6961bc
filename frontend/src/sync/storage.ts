import type { Change } from "./replay";

export type Entry = Change & { key: number };
export type KeptAside = { id: string; code: string; text: string; at: Date };

type EntryRow = Change & { key?: number; owner: string; session: string };

const NAME = "puzzleboard-outbox";
const ENTRIES = "entries";
const ASIDE = "aside";

/** The unsent changes and the kept-aside texts of one person at one board, in the browser's IndexedDB. */
export class Storage {
  readonly #database: IDBDatabase;
  readonly #owner: string;

  private constructor(database: IDBDatabase, owner: string) {
    this.#database = database;
    // A tab with a newer version of us needs the database; what we write from here on is sent, not kept.
    database.onversionchange = () => database.close();
    this.#owner = owner;
  }

  static open(factory: IDBFactory, boardId: string, person: string): Promise<Storage> {
    const request = factory.open(NAME, 1);
    request.onupgradeneeded = () => {
      const entries = request.result.createObjectStore(ENTRIES, { keyPath: "key", autoIncrement: true });
      entries.createIndex("owner", "owner");
      request.result.createObjectStore(ASIDE, { keyPath: "id" }).createIndex("owner", "owner");
    };
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(new Storage(request.result, `${boardId}/${person}`));
      request.onerror = () => reject(request.error);
    });
  }

  /** These were on the line when the server broke it off as malformed. */
  async suspect(keys: readonly number[]): Promise<void> {
    await this.#write((entries) => {
      for (const key of keys) {
        entries.get(key).onsuccess = (event) => {
          const row = (event.target as IDBRequest<EntryRow | undefined>).result;
          if (row) entries.put({ ...row, suspect: true });
        };
      }
    });
  }

  close(): void {
    this.#database.close();
  }

  /** Resolves when the changes are on this device; keys in the order of the changes. */
  async add(session: string, changes: readonly Change[]): Promise<number[]> {
    return this.replace(session, [], changes, []);
  }

  async remove(keys: readonly number[]): Promise<void> {
    await this.replace("", keys, [], []);
  }

  /** All in one transaction: a tab that closes in the middle has either the old changes or the new ones. */
  async replace(
    session: string,
    keys: readonly number[],
    changes: readonly Change[],
    aside: readonly KeptAside[],
  ): Promise<number[]> {
    const added: IDBRequest<IDBValidKey>[] = [];
    await this.#write((entries, kept) => {
      for (const key of keys) entries.delete(key);
      for (const change of changes) added.push(entries.add(this.#row(session, change)));
      for (const words of aside) kept.put({ ...words, owner: this.#owner });
    });
    return added.map((request) => Number(request.result));
  }

  /** The sessions that left changes here, whether they still run or not. */
  async sessions(): Promise<string[]> {
    return [...new Set((await this.#all<EntryRow>(ENTRIES)).map((row) => row.session))];
  }

  /** Moves what `from` left to the session `to`; in the order it was made. */
  async adopt(from: string, to: string): Promise<Entry[]> {
    const adopted: Entry[] = [];
    await this.#write((entries) => {
      entries.index("owner").openCursor(this.#owner).onsuccess = (event) => {
        const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
        if (!cursor) return;
        const row = cursor.value as EntryRow & Entry;
        if (row.session === from) {
          cursor.update({ ...row, session: to });
          const { key, bytes, intents, attempts, suspect } = row;
          adopted.push({ key, bytes, intents, attempts, ...(suspect && { suspect }) });
        }
        cursor.continue();
      };
    });
    return adopted.sort((a, b) => a.key - b.key);
  }

  async asides(): Promise<KeptAside[]> {
    const rows = await this.#all<KeptAside>(ASIDE);
    return rows.map(({ id, code, text, at }) => ({ id, code, text, at })).sort((a, b) => +a.at - +b.at);
  }

  async dismiss(id: string): Promise<void> {
    await this.#write((_, kept) => kept.delete(id));
  }

  #row(session: string, { bytes, intents, attempts }: Change): EntryRow {
    return { owner: this.#owner, session, bytes, intents, attempts };
  }

  #write(work: (entries: IDBObjectStore, kept: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.#database.transaction([ENTRIES, ASIDE], "readwrite");
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
      work(transaction.objectStore(ENTRIES), transaction.objectStore(ASIDE));
    });
  }

  #all<Row>(store: string): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      const request = this.#database.transaction(store).objectStore(store).index("owner").getAll(this.#owner);
      request.onsuccess = () => resolve(request.result as Row[]);
      request.onerror = () => reject(request.error);
    });
  }
}
