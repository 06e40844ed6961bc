/** The server's clock, as far as this page knows it: a wrong or corrected clock of this device moves no timer. */
export class ServerClock {
  #behindMs: number | undefined;

  /** `nowMs`: what the server's clock said, in milliseconds since 1970. */
  set(nowMs: number): void {
    if (nowMs > 0) this.#behindMs = nowMs - performance.now();
  }

  /** Milliseconds since 1970; by this device's clock until the server has said its own. */
  now = (): number => (this.#behindMs === undefined ? Date.now() : this.#behindMs + performance.now());
}
