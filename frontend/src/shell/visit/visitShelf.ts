import type { Kind, Zone } from "../../board/schema.gen";
import type { Shelf } from "./lastVisit";
import type { Prints } from "./news";

type Row = { owner: string; pieces: readonly (readonly string[])[] };

const NAME = "puzzleboard-visits";
const VISITS = "visits";

/** In the browser's IndexedDB: a board of ten thousand pieces would leave no room for drafts beside it elsewhere. */
export class VisitShelf implements Shelf {
  readonly #owner: string;
  readonly #opened: Promise<IDBDatabase | undefined>;
  /** At hand when the page goes: nobody waits for anything then. */
  #database: IDBDatabase | undefined;

  constructor(whose: { boardId: string; person: string }, factory: IDBFactory | undefined = globalThis.indexedDB) {
    this.#owner = `${whose.boardId}/${whose.person}`;
    this.#opened = open(factory).catch(complain);
    void this.#opened.then((database) => {
      this.#database = database;
    });
  }

  /** Undefined where nothing is remembered, or nothing can be. */
  async read(): Promise<Prints | undefined> {
    const database = await this.#opened;
    if (!database) return undefined;
    const row = await new Promise<Row | undefined>((resolve, reject) => {
      const request = database.transaction(VISITS).objectStore(VISITS).get(this.#owner);
      request.onsuccess = () => resolve(request.result as Row | undefined);
      request.onerror = () => reject(request.error);
    }).catch(complain);
    return row && printsIn(row);
  }

  write(prints: Prints): void {
    const pieces = [...prints].map(([id, { content, zone, kind, by, label }]) => [id, content, zone, kind, by, label]);
    try {
      const transaction = this.#database?.transaction(VISITS, "readwrite");
      transaction?.objectStore(VISITS).put({ owner: this.#owner, pieces } satisfies Row);
      // Now: the page may be gone before the browser would do it by itself.
      transaction?.commit?.();
    } catch (error) {
      complain(error);
    }
  }
}

function open(factory: IDBFactory | undefined): Promise<IDBDatabase | undefined> {
  if (!factory) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const request = factory.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(VISITS, { keyPath: "owner" });
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
}

function printsIn({ pieces }: Row): Prints {
  return new Map(
    pieces.map(([id = "", content = "", zone, kind, by = "", label = ""]) => [
      id,
      { content, zone: zone as Zone, kind: kind as Kind, by, label },
    ]),
  );
}

function complain(error: unknown): undefined {
  console.warn("This browser could not remember this visit", error);
}
