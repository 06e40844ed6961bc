/** What one answered and the server does not have yet: kept on the device, of one person and one question. */
export class AnswerDraft<Given extends object> {
  readonly #key: string;
  readonly #storage: () => Storage;

  /** `question`: such as "poll:<id>". `storage` may throw where the browser keeps nothing for this page. */
  constructor(person: string, question: string, storage: () => Storage = () => localStorage) {
    this.#key = `puzzleboard.answer.${person}.${question}`;
    this.#storage = storage;
  }

  get(): Given | undefined {
    try {
      const kept: unknown = JSON.parse(this.#storage().getItem(this.#key) ?? "null");
      return typeof kept === "object" && kept !== null ? (kept as Given) : undefined;
    } catch {
      return undefined;
    }
  }

  keep(answer: Given): void {
    try {
      this.#storage().setItem(this.#key, JSON.stringify(answer));
    } catch {
      // Full or forbidden: it is still on the page, and on its way.
    }
  }

  /** Only when nothing was added since `sent` left. */
  drop(sent: Given): void {
    if (JSON.stringify(this.get()) !== JSON.stringify(sent)) return;
    try {
      this.#storage().removeItem(this.#key);
    } catch {
      // As above.
    }
  }
}
