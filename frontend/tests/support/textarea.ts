/** As much of a textarea as a text binding touches: a value, a selection, events. */
export class FakeTextarea extends EventTarget {
  #value = "";
  selectionStart = 0;
  selectionEnd = 0;
  selectionDirection: "forward" | "backward" | "none" = "none";
  scrollTop = 0;
  readonly ownerDocument: { activeElement: unknown } = { activeElement: this };

  get value(): string {
    return this.#value;
  }

  /** Like a browser's: setting the value throws the caret to the end. */
  set value(value: string) {
    if (value === this.#value) return;
    this.#value = value;
    this.selectionStart = this.selectionEnd = value.length;
  }

  setSelectionRange(start: number, end: number, direction: "forward" | "backward" | "none" = "none"): void {
    this.selectionStart = Math.min(start, this.#value.length);
    this.selectionEnd = Math.min(end, this.#value.length);
    this.selectionDirection = direction;
  }

  /** A person replaces `from`…`to` by `typed`. */
  type(typed: string, from = this.selectionStart, to = this.selectionEnd): void {
    this.edit(typed, from, to);
    this.dispatchEvent(new Event("input"));
  }

  /** An input method shows candidates: composition events around input events, as browsers fire them. */
  compose(candidates: readonly string[], meanwhile: () => void = () => {}): void {
    const start = this.selectionStart;
    this.dispatchEvent(new Event("compositionstart"));
    let shown = this.selectionEnd;
    for (const candidate of candidates) {
      this.edit(candidate, start, shown);
      shown = start + candidate.length;
      this.dispatchEvent(new Event("input"));
      meanwhile();
    }
    this.dispatchEvent(new Event("compositionend"));
  }

  asElement(): HTMLTextAreaElement {
    return this as unknown as HTMLTextAreaElement;
  }

  private edit(typed: string, from: number, to: number): void {
    this.#value = this.#value.slice(0, from) + typed + this.#value.slice(to);
    this.selectionStart = this.selectionEnd = from + typed.length;
  }
}
