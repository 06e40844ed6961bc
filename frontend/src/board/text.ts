import type * as Y from "yjs";
import { type Delta, rebased, type Splice, shiftedCaret, spliceBetween } from "./splice";
import { TYPING } from "./undo";

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * Keeps a textarea and a shared text the same: what is typed becomes a splice, what others type moves the caret with
 * it. While an input method composes, others' changes wait, so that its candidate is never torn.
 * Transactions carry `origin`; the default makes typing undoable. Returns the way out.
 */
export function bindTextarea(el: HTMLTextAreaElement, text: Y.Text, origin: unknown = TYPING): () => void {
  const binding = new TextBinding(el, text, origin);
  return () => binding.release();
}

class TextBinding {
  readonly #el: HTMLTextAreaElement;
  readonly #text: Y.Text;
  readonly #origin: unknown;
  #shown: string;
  #writing = false;
  #composing = false;
  #waiting: Delta[] = [];

  constructor(el: HTMLTextAreaElement, text: Y.Text, origin: unknown) {
    this.#el = el;
    this.#text = text;
    this.#origin = origin;
    this.#shown = text.toString();
    el.value = this.#shown;
    el.addEventListener("input", this.#onInput);
    el.addEventListener("compositionstart", this.#onComposing);
    el.addEventListener("compositionend", this.#onComposed);
    text.observe(this.#onText);
  }

  release(): void {
    // Leaving in the middle of a composition keeps what it shows.
    if (this.#composing) this.#onComposed();
    this.#text.unobserve(this.#onText);
    this.#el.removeEventListener("input", this.#onInput);
    this.#el.removeEventListener("compositionstart", this.#onComposing);
    this.#el.removeEventListener("compositionend", this.#onComposed);
  }

  readonly #onInput = (): void => {
    if (!this.#composing) this.#push([]);
  };

  readonly #onComposing = (): void => {
    this.#composing = true;
  };

  readonly #onComposed = (): void => {
    this.#composing = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#push(waiting);
  };

  readonly #onText = (event: Y.YTextEvent): void => {
    if (this.#writing) return;
    if (this.#composing) this.#waiting.push(event.delta);
    else this.#show([event.delta]);
  };

  /** `missed` are others' changes that are in the text but not yet in the textarea. */
  #push(missed: readonly Delta[]): void {
    const typed = this.#el.value.replace(LONE_SURROGATE, "\uFFFD");
    if (typed === this.#shown) {
      this.#show(missed);
      return;
    }
    const caret = this.#el.selectionEnd;
    const splice = spliceBetween(this.#shown, typed, caret);
    const splices = missed.length > 0 ? rebased(splice, this.#shown.length, missed) : [splice];
    this.#write(splices);
    this.#shown = this.#text.toString();
    if (this.#el.value === this.#shown) return;
    const moved = Math.max(0, caret + (splices.at(-1) ?? splice).at - splice.at);
    this.#replace(moved, moved);
  }

  #show(deltas: readonly Delta[]): void {
    if (deltas.length === 0) return;
    this.#shown = this.#text.toString();
    const { selectionStart, selectionEnd } = this.#el;
    this.#replace(deltas.reduce(shiftedCaret, selectionStart), deltas.reduce(shiftedCaret, selectionEnd));
  }

  #replace(start: number, end: number): void {
    const { selectionDirection, scrollTop } = this.#el;
    this.#el.value = this.#shown;
    // Selecting text moves the focus in some browsers: only the person who is in the textarea has a caret to keep.
    if (this.#el.ownerDocument.activeElement === this.#el) this.#el.setSelectionRange(start, end, selectionDirection);
    this.#el.scrollTop = scrollTop;
  }

  #write(splices: readonly Splice[]): void {
    this.#writing = true;
    try {
      this.#text.doc?.transact(() => {
        for (const { at, removed, inserted } of splices) {
          if (removed > 0) this.#text.delete(at, removed);
          if (inserted) this.#text.insert(at, inserted);
        }
      }, this.#origin);
    } finally {
      this.#writing = false;
    }
  }
}
