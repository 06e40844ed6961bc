import type { Change, KeptAside } from "./change";
import { BOARD } from "./protocol";

export type Entry = Change & { key: number };

type EntryRow = Change & { key?: number; owner: string; session: string };
type AsideRow = KeptAside & { owner: string };

/** What one write does, all of it or nothing. */
export type Written = {
  remove?: readonly number[];
  add?: readonly Change[];
  keep?: readonly KeptAside[];
  dismiss?: readonly string[];
};

const NAME = "puzzleboard-outbox";
const VERSION = 2;
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
    const request = factory.open(NAME, VERSION);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) makeStores(request.result);
      else if (request.transaction) nameDocuments(request.transaction);
    };
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(new Storage(request.result, `${boardId}/${person}`));
      request.onerror = () => reject(request.error);
    });
  }

  /** These were on the line when the server broke it off as malformed. */
  async suspect(keys: readonly number[]): Promise<void> {
    await this.#transact((entries) => {
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

  /** Resolves when it is on this device, with the keys of what was added, in order. */
  async write(session: string, { remove = [], add = [], keep = [], dismiss = [] }: Written): Promise<number[]> {
    const added: IDBRequest<IDBValidKey>[] = [];
    await this.#transact((entries, kept) => {
      for (const key of remove) entries.delete(key);
      for (const change of add) added.push(entries.add(this.#row(session, change)));
      for (const aside of keep) kept.put({ ...aside, owner: this.#owner } satisfies AsideRow);
      for (const id of dismiss) kept.delete(id);
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
    await this.#transact((entries) => {
      entries.index("owner").openCursor(this.#owner).onsuccess = (event) => {
        const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
        if (!cursor) return;
        const row = cursor.value as EntryRow & Entry;
        if (row.session === from) {
          cursor.update({ ...row, session: to });
          const { owner: _, session: __, ...entry } = row;
          adopted.push(entry);
        }
        cursor.continue();
      };
    });
    return adopted.sort((a, b) => a.key - b.key);
  }

  async asides(): Promise<KeptAside[]> {
    const rows = await this.#all<AsideRow>(ASIDE);
    return rows.map(({ owner: _, ...aside }) => aside).sort((a, b) => +a.at - +b.at);
  }

  #row(session: string, change: Change): EntryRow {
    const { document, bytes, intents, attempts, aside } = change;
    return { owner: this.#owner, session, document, bytes, intents, attempts, ...(aside !== undefined && { aside }) };
  }

  #transact(work: (entries: IDBObjectStore, kept: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.#database.transaction([ENTRIES, ASIDE], "readwrite");
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
      try {
        work(transaction.objectStore(ENTRIES), transaction.objectStore(ASIDE));
      } catch (error) {
        // What cannot be stored must not take with it what was to be replaced by it.
        transaction.abort();
        reject(error);
      }
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

function makeStores(database: IDBDatabase): void {
  const entries = database.createObjectStore(ENTRIES, { keyPath: "key", autoIncrement: true });
  entries.createIndex("owner", "owner");
  database.createObjectStore(ASIDE, { keyPath: "id" }).createIndex("owner", "owner");
}

// The first version knew one document. Its asides are words without intents: they can be copied, not tried again.
function nameDocuments(transaction: IDBTransaction): void {
  const added = { [ENTRIES]: { document: BOARD }, [ASIDE]: { document: BOARD, kind: "", intents: [] } };
  for (const [store, values] of Object.entries(added)) {
    transaction.objectStore(store).openCursor().onsuccess = (event) => {
      const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
      cursor?.update({ ...values, ...cursor.value });
      cursor?.continue();
    };
  }
}
