import type { FigureName } from "./checkpoint";

export type PollAnswer = Partial<Record<FigureName, number | null>> & { line?: string };

/** What one answered and the server does not have yet: kept on the device, of one person and one checkpoint. */
export class PollDraft {
  readonly #key: string;
  readonly #storage: () => Storage;

  /** `storage` may throw where the browser keeps nothing for this page. */
  constructor(person: string, checkpoint: string, storage: () => Storage = () => localStorage) {
    this.#key = `puzzleboard.poll.${person}.${checkpoint}`;
    this.#storage = storage;
  }

  get(): PollAnswer | undefined {
    try {
      const kept: unknown = JSON.parse(this.#storage().getItem(this.#key) ?? "null");
      return typeof kept === "object" && kept !== null ? (kept as PollAnswer) : undefined;
    } catch {
      return undefined;
    }
  }

  keep(answer: PollAnswer): void {
    try {
      this.#storage().setItem(this.#key, JSON.stringify(answer));
    } catch {
      // Full or forbidden: it is still on the page, and on its way.
    }
  }

  /** Only when nothing was added since `sent` left. */
  drop(sent: PollAnswer): void {
    if (JSON.stringify(this.get()) !== JSON.stringify(sent)) return;
    try {
      this.#storage().removeItem(this.#key);
    } catch {
      // As above.
    }
  }
}

/** Whether the same answer may yet be taken: the network or the server had a bad moment. */
export function isWorthAnotherTry(code: string): boolean {
  return code === "offline" || code === "not-saved" || /^5\d\d$/.test(code);
}
