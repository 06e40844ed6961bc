import { Signal } from "../board/signal";
import type { Sheet } from "./sheet";

/** Whether a document has come at all since the page was opened: before that nobody knows what is in it. */
export class Arrival {
  readonly #changed = new Signal();
  #came = false;

  constructor(sheet: Sheet) {
    sheet.arrived.on(() => {
      if (this.#came) return;
      this.#came = true;
      this.#changed.fire();
    });
  }

  came = (): boolean => this.#came;
  onCome = (listener: () => void): (() => void) => this.#changed.on(listener);
}
