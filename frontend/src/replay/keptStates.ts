/** Behind a kept state there are never more edits, nor more bytes of them, while there is room for so many states. */
export const EDITS_BETWEEN = 1_000;
export const BYTES_BETWEEN = 256 * 1024;
export const ROOM_BYTES = 48 * 1024 * 1024;

type State = { readonly seq: number; readonly bytes: Uint8Array };

/** Whole states of one document at some of its moments, from which a seek begins. Bounded: when full, every other goes. */
export class KeptStates {
  readonly #room: number;
  #states: State[] = [];
  #held = 0;
  #thinned = 1;

  constructor(room = ROOM_BYTES) {
    this.#room = room;
  }

  get held(): number {
    return this.#held;
  }

  /** Whether a state is wanted that is so many edits, and bytes of edits, behind the one before it. */
  wants(edits: number, bytes: number): boolean {
    return edits >= EDITS_BETWEEN * this.#thinned || bytes >= BYTES_BETWEEN * this.#thinned;
  }

  put(seq: number, bytes: Uint8Array): void {
    const at = this.#states.findIndex((state) => state.seq >= seq);
    if (this.#states[at]?.seq === seq) return;
    this.#states.splice(at < 0 ? this.#states.length : at, 0, { seq, bytes });
    this.#held += bytes.length;
    while (this.#held > this.#room && this.#states.length > 1) this.#thin();
  }

  /** The newest one at or before this number. */
  nearest(seq: number): State | undefined {
    return this.#states.findLast((state) => state.seq <= seq);
  }

  #thin(): void {
    this.#thinned *= 2;
    this.#states = this.#states.filter((_, index) => index % 2 === 1);
    this.#held = this.#states.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }
}
