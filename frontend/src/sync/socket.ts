import { CUT, type Line, type LineListener, SocketLine } from "./line";
import { StreamLine } from "./streamLine";
import { answersRequests, type Way, Ways } from "./ways";

// A person should see the board again at once after a short cut; a server that restarts must not be stormed.
const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 15_000;
// The server speaks at least every 15 s: three silences in a row mean that nobody is there.
const SILENCE_MS = 45_000;
// A socket is open at once or held back; a board that is opened for the first time may take its time to speak.
const OPEN_MS = 4_000;
const FIRST_WORD_MS = 15_000;

// Refusals that end by themselves: too slow for the moment, too much at once.
const PASSING_CODES = new Set([4408, 4429]);
// Ends that say nothing: normal, going away, no code, cut. Whoever stands in between closes with them; ours says why.
const SILENT_CODES = new Set([1000, 1001, 1005, CUT]);

export type SocketListener = {
  onOpen(): void;
  onMessage(bytes: Uint8Array): void;
  /** The line is cut; it will be tried again unless `final`. */
  onDown(code: number, final: boolean): void;
};

/** A line that comes back by itself, whichever way it can, until the server says that it must not. */
export class Socket {
  readonly #url: string;
  readonly #listener: SocketListener;
  readonly #random: () => number;
  readonly #ways = new Ways();
  #line: Line | undefined;
  #way: Way = "socket";
  #spoke = false;
  #running = false;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watchdog: ReturnType<typeof setTimeout> | undefined;

  constructor(url: string, listener: SocketListener, random: () => number = Math.random) {
    this.#url = url;
    this.#listener = listener;
    this.#random = random;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    if (typeof window !== "undefined") {
      window.addEventListener("online", this.#onOnline);
      window.addEventListener("offline", this.#onOffline);
      document.addEventListener("visibilitychange", this.#onVisible);
    }
    this.#connect();
  }

  /** For good. `code` is told as if the server had closed the line with it. */
  stop(code = 1000): void {
    this.#running = false;
    if (typeof window !== "undefined") {
      window.removeEventListener("online", this.#onOnline);
      window.removeEventListener("offline", this.#onOffline);
      document.removeEventListener("visibilitychange", this.#onVisible);
    }
    clearTimeout(this.#retry);
    this.#drop(code, true);
  }

  get open(): boolean {
    return this.#line?.open ?? false;
  }

  /** Open, but by ordinary requests. */
  get isDetour(): boolean {
    return this.open && this.#way === "stream";
  }

  send(bytes: Uint8Array): void {
    if (this.open) this.#line?.send(bytes);
  }

  /** Try now instead of waiting out the back-off. */
  readonly wake = (): void => {
    if (this.#running && !this.#line) {
      this.#failures = 0;
      this.#connect();
    }
  };

  /** Give this connection up and open a new one. */
  reconnect(): void {
    this.#drop(1000, false);
  }

  readonly #onVisible = (): void => {
    if (document.visibilityState === "visible") this.wake();
  };

  readonly #onOnline = (): void => {
    this.#ways.forget();
    this.wake();
  };

  readonly #onOffline = (): void => this.#drop(CUT, false);

  #connect(): void {
    clearTimeout(this.#retry);
    this.#way = this.#ways.choose();
    this.#spoke = false;
    const isSocket = this.#way === "socket";
    const listener: LineListener = {
      onOpen: () => {
        this.#watch(FIRST_WORD_MS);
        this.#listener.onOpen();
      },
      onMessage: (bytes) => {
        this.#spoke = true;
        this.#watch(SILENCE_MS);
        this.#listener.onMessage(bytes);
      },
      onProven: () => {
        this.#failures = 0;
        if (isSocket) this.#ways.socketWorked();
      },
      onDown: (code) => this.#drop(code, isFinal(code)),
    };
    this.#watch(isSocket ? OPEN_MS : FIRST_WORD_MS);
    this.#line = isSocket ? new SocketLine(this.#url, listener) : new StreamLine(requestsUrl(this.#url), listener);
  }

  #watch(ms: number): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#drop(CUT, false, true), ms);
  }

  #drop(code: number, final: boolean, hung = false): void {
    const line = this.#line;
    clearTimeout(this.#watchdog);
    if (!line) return;
    this.#line = undefined;
    line.close();
    if (final) this.#running = false;
    else if (this.#way === "socket" && SILENT_CODES.has(code) && !this.#spoke) void this.#reconsider(hung);
    else this.#connectIn(this.#wait(code));
    this.#listener.onDown(code, final);
  }

  /** A socket that came to nothing: is it the server that is away, or a proxy that lets no socket through? */
  async #reconsider(hung: boolean): Promise<void> {
    const wait = this.#wait(CUT);
    const answers = await answersRequests(requestsUrl(this.#url));
    if (this.#line || !this.#running) return;
    if (answers) this.#ways.socketFailed(hung);
    this.#connectIn(this.#ways.choose() === "stream" ? 0 : wait);
  }

  #connectIn(ms: number): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#running && !this.#line && this.#connect(), ms);
  }

  // Full jitter: after a restart of the server the room comes back spread out, not as one wave.
  #wait(code: number): number {
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures++);
    return PASSING_CODES.has(code) ? LONGEST_WAIT_MS : (longest * (1 + this.#random())) / 2;
  }
}

function isFinal(code: number): boolean {
  return code >= 4400 && code <= 4499 && !PASSING_CODES.has(code);
}

function requestsUrl(socketUrl: string): string {
  return socketUrl.replace(/^ws/, "http");
}
