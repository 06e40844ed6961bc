/** How the server is reached: by a WebSocket, or by ordinary requests where a proxy lets none through. */
export type Way = "socket" | "stream";

const REMEMBERED = "puzzleboard.sockets-blocked";
// Now and then the socket is tried again: proxies and networks change while a page is open.
const AGAIN_MS = 5 * 60_000;
// One refusal may be the moment in which the server came back.
const TIMES = 2;
const PATIENCE_MS = 4_000;

/** Decides which way to try next, and remembers for this browser's session what it learned. */
export class Ways {
  readonly #storage: Storage | undefined;
  #blockedAt: number | undefined;
  #refusals = 0;
  #worked = false;

  constructor(storage: Storage | undefined = tabStorage()) {
    this.#storage = storage;
    this.#blockedAt = Number(storage?.getItem(REMEMBERED)) || undefined;
  }

  choose(): Way {
    return this.#blockedAt !== undefined && Date.now() - this.#blockedAt < AGAIN_MS ? "stream" : "socket";
  }

  socketWorked(): void {
    this.#worked = true;
    this.forget();
  }

  /** It did not come to anything, though the server answers ordinary requests. A hanging one says more than a refusal. */
  socketFailed(hung: boolean): void {
    this.#refusals += hung && !this.#worked ? TIMES : 1;
    if (this.#refusals < TIMES && this.#blockedAt === undefined) return;
    this.#blockedAt = Date.now();
    this.#storage?.setItem(REMEMBERED, String(this.#blockedAt));
  }

  /** Another network, another proxy. */
  forget(): void {
    this.#refusals = 0;
    this.#blockedAt = undefined;
    this.#storage?.removeItem(REMEMBERED);
  }
}

/** Whether it is the server that answers there, not somebody in between. */
export async function answersRequests(url: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(new URL("/healthz", url), { cache: "no-store", signal });
    return answer.ok && ((await answer.json()) as { status?: unknown }).status === "ok";
  } catch {
    return false;
  }
}

/** A browser may forbid it. */
function tabStorage(): Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}
