/** A WebSocket that comes back by itself, until the server says that it must not. */

// A person should see the board again at once after a short cut; a server that restarts must not be stormed.
const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 15_000;
// The server speaks at least every 15 s: three silences in a row mean that nobody is there.
const SILENCE_MS = 45_000;

// Refusals that end by themselves: too slow for the moment, too much at once.
const PASSING_CODES = new Set([4408, 4429]);

export type SocketListener = {
  onOpen(): void;
  onMessage(bytes: Uint8Array): void;
  /** The line is cut; it will be tried again unless `final`. */
  onDown(code: number, final: boolean): void;
};

export class Socket {
  readonly #url: string;
  readonly #listener: SocketListener;
  readonly #random: () => number;
  #socket: WebSocket | undefined;
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
      window.addEventListener("online", this.wake);
      window.addEventListener("offline", this.#onOffline);
      document.addEventListener("visibilitychange", this.#onVisible);
    }
    this.#connect();
  }

  stop(): void {
    this.#running = false;
    if (typeof window !== "undefined") {
      window.removeEventListener("online", this.wake);
      window.removeEventListener("offline", this.#onOffline);
      document.removeEventListener("visibilitychange", this.#onVisible);
    }
    clearTimeout(this.#retry);
    this.#drop(1000, true);
  }

  get open(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  send(bytes: Uint8Array): void {
    if (this.open) this.#socket?.send(bytes as Uint8Array<ArrayBuffer>);
  }

  /** Try now instead of waiting out the back-off. */
  readonly wake = (): void => {
    if (this.#running && !this.#socket) {
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

  readonly #onOffline = (): void => this.#drop(1006, false);

  #connect(): void {
    clearTimeout(this.#retry);
    const socket = new WebSocket(this.#url);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    this.#watch();
    socket.onopen = () => this.#listener.onOpen();
    socket.onmessage = (event: MessageEvent<ArrayBuffer>) => {
      this.#failures = 0;
      this.#watch();
      this.#listener.onMessage(new Uint8Array(event.data));
    };
    socket.onclose = (event) => this.#drop(event.code, isFinal(event.code));
  }

  #watch(): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#drop(1006, false), SILENCE_MS);
  }

  #drop(code: number, final: boolean): void {
    const socket = this.#socket;
    clearTimeout(this.#watchdog);
    if (!socket) return;
    this.#socket = undefined;
    socket.onopen = socket.onmessage = socket.onclose = null;
    if (socket.readyState <= WebSocket.OPEN) socket.close(1000);
    if (final) this.#running = false;
    else this.#retry = setTimeout(() => this.#running && this.#connect(), this.#wait(code));
    this.#listener.onDown(code, final);
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
