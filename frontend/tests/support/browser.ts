import { IDBFactory } from "fake-indexeddb";
import { onTestFinished, vi } from "vitest";
import { BoardSession } from "../../src/sync/session";
import { ANA } from "./board";

/** A browser: its disk is shared by its tabs and outlives them; so are its locks. */
export class Browser {
  readonly database = new IDBFactory();
  readonly locks = new TabLocks();

  open(url: string, person = ANA, canEdit = true): BoardSession {
    const locks = this.locks.ofTab();
    const options = { boardId: "board", url: signedIn(url, person), database: this.database, locks };
    const tab = new BoardSession({ ...options, me: { person, canEdit } });
    tab.start();
    return tab;
  }

  /** Its disk, on which somebody was already, takes and gives nothing until the way out is taken. */
  async holdDisk(): Promise<() => void> {
    const request = this.database.open("puzzleboard-outbox");
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    const stores = [...request.result.objectStoreNames];
    const store = request.result.transaction(stores, "readwrite").objectStore(stores[0] ?? "");
    let isHeld = true;
    // A transaction lives as long as something is asked of it, and what is asked by others waits for its end.
    const hold = (): void => {
      if (isHeld) store.count().onsuccess = hold;
    };
    hold();
    const letGo = (): void => {
      isHeld = false;
      request.result.close();
    };
    onTestFinished(letGo);
    return letGo;
  }

  /** Its clock goes on by so much; timers run as before. */
  passTime(ms: number): void {
    vi.setSystemTime(Date.now() + ms);
    onTestFinished(() => void vi.useRealTimers());
  }
}

/** Whose cookie a tab comes with, which here is said in its address. */
export function signedIn(url: string, person: string): string {
  return `${url}?person=${encodeURIComponent(person)}`;
}

/** Locks by name, as the Web Locks API gives them: exclusive, held until the callback's promise settles. */
export class TabLocks {
  readonly #held = new Set<string>();

  ofTab(): LockManager {
    const request = async (name: string, ...rest: unknown[]): Promise<unknown> => {
      const work = rest.at(-1) as (lock: Lock | null) => Promise<unknown>;
      if (this.#held.has(name)) return work(null);
      this.#held.add(name);
      try {
        return await work({ name, mode: "exclusive" });
      } finally {
        this.#held.delete(name);
      }
    };
    return { request: request as LockManager["request"], query: async () => ({}) };
  }

  /** The tab died: its locks are free, nothing else of it happened. */
  forget(): void {
    this.#held.clear();
  }
}

export async function until(condition: () => boolean, timeout = 4000): Promise<void> {
  await vi.waitFor(
    () => {
      if (!condition()) throw new Error(`Not yet: ${condition.toString()}`);
    },
    { interval: 5, timeout },
  );
}

export function isSaved(session: BoardSession): boolean {
  return session.saveState().kind === "saved";
}
