import type { Session as AnySession } from "../../sync/anySession";
import { Value } from "../value";
import { type News, newsBetween, type Prints, printsOf } from "./news";

/** Where a visit is remembered: on this device, for one person at one board. */
export type Shelf = { read(): Promise<Prints | undefined>; write(prints: Prints): void };

type Session = Pick<AnySession, "model" | "arrival">;

// A page that is killed tells nobody: what it remembers is never older than this.
const REMEMBER_MS = 4_000;
// Who looks away for a moment comes back to the same list, not to a new one.
const AWAY_MS = 5 * 60_000;
const NOTHING: ReadonlySet<string> = new Set();

/** What others changed while one was away. What happens before one's eyes is no news. */
export class LastVisit {
  /** Of this coming back, until all of it is marked as seen. */
  readonly news = new Value<readonly News[]>([]);
  /** The pieces of the news that are on the board. */
  readonly changed = new Value(NOTHING);
  /** The pieces of the news that were not looked at yet: they are news the next time, too. */
  readonly unseen = new Value(NOTHING);
  readonly #session: Session;
  readonly #me: string;
  readonly #shelf: Shelf;
  readonly #ready: Promise<void>;
  /** The board as one knows it; undefined until the board has come. */
  #known: Prints | undefined;
  #leftAt: number | undefined;
  #watched: unknown;
  #unwatch: (() => void) | undefined;
  #isDirty = false;

  constructor(session: Session, me: string, shelf: Shelf) {
    this.#session = session;
    this.#me = me;
    this.#shelf = shelf;
    this.#ready = this.#arrive();
  }

  /** Resolves when it is known what is new. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /** Remembers what one saw when the page is left, and looks again when one comes back to it. Returns the way out. */
  watchPage(page: Document = document, view: EventTarget = window): () => void {
    const onVisibility = () => (page.visibilityState === "hidden" ? this.leave() : this.comeBack());
    const onHide = () => this.leave();
    const timer = setInterval(() => {
      if (page.visibilityState !== "hidden" && this.#hasChanged()) this.#remember();
    }, REMEMBER_MS);
    page.addEventListener("visibilitychange", onVisibility);
    view.addEventListener("pagehide", onHide);
    return () => {
      clearInterval(timer);
      this.#unwatch?.();
      this.#watched = undefined;
      page.removeEventListener("visibilitychange", onVisibility);
      view.removeEventListener("pagehide", onHide);
    };
  }

  leave(): void {
    // Hidden first, then gone: it was left once.
    if (this.#leftAt !== undefined) return;
    this.#leftAt = Date.now();
    this.#remember();
  }

  comeBack(): void {
    const away = this.#leftAt === undefined ? 0 : Date.now() - this.#leftAt;
    const hasLeft = this.#leftAt !== undefined;
    this.#leftAt = undefined;
    if (hasLeft && this.#known) this.#compare(this.#known, away < AWAY_MS ? this.news.get() : []);
  }

  saw(id: string): void {
    if (!this.unseen.get().has(id)) return;
    const left = new Set(this.unseen.get());
    left.delete(id);
    this.unseen.set(left);
  }

  sawAll(): void {
    this.unseen.set(NOTHING);
    this.#tell([]);
    this.#remember();
  }

  async #arrive(): Promise<void> {
    const { arrival } = this.#session;
    const came = new Promise<void>((resolve) => {
      if (arrival.came()) resolve();
      else arrival.onCome(resolve);
    });
    const [before] = await Promise.all([this.#shelf.read(), came]);
    // Who is here for the first time has missed nothing.
    if (before) this.#compare(before, []);
    else this.#known = printsOf(this.#session.model());
    if (this.#leftAt === undefined) this.#remember();
  }

  #compare(before: Prints, listed: readonly News[]): void {
    const fresh = newsBetween(before, printsOf(this.#session.model()), this.#me);
    const ids = new Set(fresh.map(({ id }) => id));
    this.#known = before;
    this.unseen.set(ids);
    this.#tell([...listed.filter(({ id }) => !ids.has(id)), ...fresh]);
  }

  #tell(news: readonly News[]): void {
    this.news.set(news);
    this.changed.set(new Set(news.filter(({ happened }) => happened !== "removed").map(({ id }) => id)));
  }

  // A board that nobody writes on is not read again and again.
  #hasChanged(): boolean {
    const model = this.#session.model();
    if (this.#watched !== model) {
      this.#watched = model;
      this.#unwatch?.();
      this.#unwatch = model.onAnyPiece(() => {
        this.#isDirty = true;
      });
      this.#isDirty = true;
    }
    const changed = this.#isDirty;
    this.#isDirty = false;
    return changed;
  }

  // What was not looked at stays as it was known: it is news until it was.
  #remember(): void {
    const known = this.#known;
    if (!known) return;
    const prints = printsOf(this.#session.model());
    for (const id of this.unseen.get()) {
      const before = known.get(id);
      if (before) prints.set(id, before);
      else prints.delete(id);
    }
    this.#known = prints;
    this.#shelf.write(prints);
  }
}
