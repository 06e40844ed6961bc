import type { Hold } from "./saved";

const TRY_LATER = 1013;
// Once may be a restart of the room; twice without anything stored in between is a server that cannot store.
const TIMES = 2;

/** Whether the server takes changes at the moment. While it does not, they wait on this device. */
export class StoreHold {
  #said: Hold | undefined;
  #closed = 0;

  /** What to tell the person. */
  get reason(): Hold | undefined {
    return this.#said ?? (this.#closed >= TIMES ? "unknown" : undefined);
  }

  /** Nothing may be sent: the server would break the line off. */
  get holds(): boolean {
    return this.#said !== undefined;
  }

  /** True when this was a notice about it. */
  hear(code: string, text: string): boolean {
    if (code === "read-only") this.#said = text === "disk" || text === "quarantine" ? text : "unknown";
    else if (code === "writable") this.stored();
    else return false;
    return true;
  }

  /** A new connection is told anew. */
  down(code: number): void {
    this.#closed = code === TRY_LATER ? this.#closed + 1 : 0;
  }

  opened(): void {
    this.#said = undefined;
  }

  stored(): void {
    this.#said = undefined;
    this.#closed = 0;
  }
}
