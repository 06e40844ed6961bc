export type SeatAnswer = "seated" | "taken" | "unknown";

type Sight = Pick<Document, "visibilityState" | "addEventListener" | "removeEventListener">;

// Whoever was removed by mistake is let back in within minutes; after hours nobody waits in front of the page any more.
const PAUSES_MS = [5_000, 10_000, 20_000, 40_000] as const;
const LONGEST_MS = 60_000;
const MOST = 120;

/** Asks whether one is seated until one is: slower and slower, not for ever, and only while the page is looked at. */
export class SeatWatch {
  readonly #ask: () => Promise<SeatAnswer>;
  readonly #tell: (answer: SeatAnswer) => void;
  readonly #sight: Sight;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #times = 0;
  #isAsking = false;
  #isOver = false;

  constructor(ask: () => Promise<SeatAnswer>, tell: (answer: SeatAnswer) => void, sight: Sight = document) {
    this.#ask = ask;
    this.#tell = tell;
    this.#sight = sight;
    sight.addEventListener("visibilitychange", this.#onSight);
    void this.#look();
  }

  /** At once, and from then on as patiently as at first. */
  again = (): void => {
    this.#times = 0;
    void this.#look();
  };

  stop(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#sight.removeEventListener("visibilitychange", this.#onSight);
  }

  readonly #onSight = (): void => {
    // A pause goes on while the page is hidden: looking at it often does not ask more often.
    if (this.#timer === undefined && this.#times < MOST) void this.#look();
  };

  async #look(): Promise<void> {
    if (this.#isOver || this.#isAsking || (this.#times > 0 && this.#sight.visibilityState === "hidden")) return;
    clearTimeout(this.#timer);
    this.#isAsking = true;
    const answer = await this.#ask();
    this.#isAsking = false;
    if (this.#isOver) return;
    if (answer === "seated") this.stop();
    else this.#later();
    this.#tell(answer);
  }

  #later(): void {
    const pause = PAUSES_MS[this.#times] ?? LONGEST_MS;
    this.#times += 1;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#times < MOST) void this.#look();
    }, pause);
  }
}
