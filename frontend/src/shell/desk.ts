import type { Function as FunctionName, Kind } from "../board/schema.gen";
import { type Filter, NO_FILTER } from "./filter";
import { KIND_OF_LENS, type LensName } from "./lens";
import { Value } from "./value";

export type ComposerPlace = "table" | "hand";
export type Toast = { id: number; text: string; action?: { word: string; run: () => void } };

/** What the lens on the screen lets the rest of the page do with it. A list scrolls where the map pans. */
export type Camera = {
  show(ids: readonly string[]): void;
  /** Pans by as little as it takes to see the whole piece. */
  reveal(id: string): void;
  showFrame(x: number, y: number, width: number, height: number, durationMs?: number): void;
  /** The whole frame, however far away. */
  fitFrame(x: number, y: number, width: number, height: number): void;
  showAll(durationMs?: number): void;
  zoomBy(factor: number): void;
  /** The keyboard goes to the piece, or to the one it was on. */
  focus(id?: string): void;
};

const TOAST_MS = 8_000;
const FRESH_MS = 6_000;

/** What lies on this person's side of the table: selection, focus, what is open. Nothing of it is in the document. */
export class Desk {
  readonly lens = new Value<LensName>("map");
  /** The part of a lens that was looked at last, by lens: a grid, a table, a calendar. */
  readonly views = new Value<Readonly<Partial<Record<LensName, string>>>>({});
  readonly filter = new Value<Filter>(NO_FILTER);
  readonly selection = new Value<readonly string[]>([]);
  readonly focused = new Value<string | null>(null);
  readonly hovered = new Value<string | null>(null);
  readonly editing = new Value<string | null>(null);
  readonly panelOpen = new Value(false);
  readonly linking = new Value(false);
  /** The person whose cursor the camera follows. */
  readonly following = new Value<string | null>(null);
  /** Who leads the whole room, this page with it; "" while nobody does. */
  readonly led = new Value("");
  /** Who leads the room while one stays where one is by choice. */
  readonly stays = new Value("");
  readonly minimap = new Value(true);
  /** What those who run the room run it from. */
  readonly consoleOpen = new Value(false);
  readonly keysShown = new Value(false);
  readonly fresh = new Value<ReadonlyMap<string, "mine" | "theirs">>(new Map());
  readonly toasts = new Value<readonly Toast[]>([]);
  readonly composerKind = new Value<Kind>("goal");
  /** Where a new piece goes: for everybody to see, or for oneself. */
  readonly composerPlace = new Value<ComposerPlace>("table");
  /** Whom a gap asks that is laid next. */
  readonly composerAsks = new Value<FunctionName | undefined>(undefined);
  readonly handOpen = new Value(false);
  readonly draft = new Value("");
  /** Comments that are not sent yet, by piece. */
  readonly comments = new Value<ReadonlyMap<string, string>>(new Map());
  /** For those who do not see where a piece went. */
  readonly spoken = new Value("");
  camera: Camera | undefined;
  /** Where the map was left, so that coming back to it shows the same. */
  mapView: { x: number; y: number; zoom: number } | undefined;
  /** True while one's own undo or redo changes the board: what comes back then is no news from others. */
  stepping = false;
  readonly #kinds = new Map<LensName, Kind>();
  #toastId = 0;

  /** Another lens on the same pieces: what is chosen stays chosen. */
  look(lens: LensName): void {
    if (lens === this.lens.get()) return;
    this.editing.set(null);
    this.camera = undefined;
    this.#kinds.set(this.lens.get(), this.composerKind.get());
    // What one wrote last there comes before what one most likely writes there.
    const kind = this.#kinds.get(lens) ?? KIND_OF_LENS[lens];
    if (kind && this.draft.get().trim() === "") this.composerKind.set(kind);
    this.lens.set(lens);
  }

  /** The panel follows a single piece that was chosen on purpose. */
  select(ids: readonly string[], { open = true } = {}): void {
    this.selection.set(ids);
    if (ids.length === 1 && ids[0]) this.focused.set(ids[0]);
    this.linking.set(false);
    this.panelOpen.set(ids.length > 0 && (open || this.panelOpen.get()));
  }

  forget(gone: (id: string) => boolean): void {
    const kept = this.selection.get().filter((id) => !gone(id));
    if (kept.length !== this.selection.get().length) this.select(kept, { open: false });
    for (const value of [this.focused, this.hovered, this.editing]) {
      const id = value.get();
      if (id !== null && gone(id)) value.set(null);
    }
  }

  mark(id: string, whose: "mine" | "theirs"): void {
    this.fresh.set(new Map(this.fresh.get()).set(id, whose));
    setTimeout(() => {
      const left = new Map(this.fresh.get());
      left.delete(id);
      this.fresh.set(left);
    }, FRESH_MS);
  }

  /** The number of the toast, to take it away again. */
  say(text: string, action?: Toast["action"]): number {
    const toast: Toast = action ? { id: ++this.#toastId, text, action } : { id: ++this.#toastId, text };
    const others = this.toasts.get().filter((before) => before.text !== text);
    this.toasts.set([...others.slice(-2), toast]);
    setTimeout(() => this.unsay(toast.id), TOAST_MS);
    return toast.id;
  }

  unsay(id: number): void {
    this.toasts.set(this.toasts.get().filter((toast) => toast.id !== id));
  }
}
