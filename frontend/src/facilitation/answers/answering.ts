import type { AnswerDraft } from "./answerDraft";

export const SEND_MS = 300; // short: whoever runs the room may close at any moment
const AGAIN_MS = 3_000;

/** `kept`: on the device only, and tried again. `refused`: the server said no, and why. */
export type AnswerState = "loading" | "in" | "sending" | "kept" | "refused";
export type Taken = { readonly ok: boolean; readonly code?: string };

/** Brings what one answers to the server: one at a time, so that an older answer never comes after a newer one. */
export class Answering<Given extends object> {
  readonly #draft: AnswerDraft<Given>;
  readonly #put: (given: Given) => Promise<Taken>;
  readonly #told: (state: AnswerState) => void;
  #waiting: Given | undefined;
  #isBusy = false;
  #isHere = true;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(draft: AnswerDraft<Given>, put: (given: Given) => Promise<Taken>, told: (state: AnswerState) => void) {
    this.#draft = draft;
    this.#put = put;
    this.#told = told;
  }

  /** Sent after `ms`, unless something else is given before. */
  give(given: Given, ms: number = SEND_MS): void {
    this.#waiting = given;
    this.#draft.keep(given);
    this.#told("sending");
    this.#sendIn(ms);
  }

  /** The question is not shown any more: what was given a moment ago is sent, and tried once. */
  leave(): void {
    this.#isHere = false;
    void this.#send();
  }

  #sendIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), ms);
  }

  async #send(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#isBusy || this.#waiting === undefined) return;
    const sending = this.#waiting;
    this.#waiting = undefined;
    this.#isBusy = true;
    const { ok, code = "" } = await this.#put(sending);
    this.#isBusy = false;
    if (!ok && isWorthAnotherTry(code)) {
      this.#waiting ??= sending;
      this.#told("kept");
      if (this.#isHere) this.#sendIn(AGAIN_MS);
      return;
    }
    this.#draft.drop(sending);
    if (this.#waiting !== undefined) return this.#send();
    this.#told(ok ? "in" : "refused");
  }
}

/** Whether the same answer may yet be taken: the network or the server had a bad moment. */
export function isWorthAnotherTry(code: string): boolean {
  return code === "offline" || code === "not-saved" || /^5\d\d$/.test(code);
}
