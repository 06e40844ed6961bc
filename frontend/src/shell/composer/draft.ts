import { KINDS, type Kind } from "../../board/schema.gen";
import type { ComposerPlace, Desk } from "../desk";

/** What is in the composer: the words, and what pressing Enter would make of them. */
type Draft = { text: string; kind: Kind; place: ComposerPlace };

const DEFAULT_KIND: Kind = "goal";

export type DraftOptions = {
  boardId: string;
  person: string;
  /** What the browser keeps for all its tabs, unless told otherwise. */
  storage?: Storage | undefined;
  /** Where other tabs are heard. */
  tabs?: EventTarget;
};

/**
 * Keeps what is in the composer on this device from the first letter on, for one person at one board, and brings it
 * back: words that nobody has laid yet are nowhere else. All tabs of that person there have the same draft, so that
 * laid in one it is in none. Returns the way out.
 */
export function keepDraft(desk: Desk, options: DraftOptions): () => void {
  const { boardId, person, storage = deviceStorage(), tabs = window } = options;
  if (!storage) return () => {};
  const key = `puzzleboard.draft/${boardId}/${person}`;
  let known = storage.getItem(key);
  let taking = false;
  const take = (draft: Draft): void => {
    taking = true;
    show(desk, draft);
    taking = false;
  };
  const keep = (): void => {
    if (taking) return;
    const mine = { text: desk.draft.get(), kind: desk.composerKind.get(), place: desk.composerPlace.get() };
    const stored = storage.getItem(key);
    const draft = stored === known ? mine : joined(readDraft(stored), mine);
    write(storage, key, JSON.stringify(draft));
    known = storage.getItem(key);
    take(draft);
  };
  const hear = (event: Event): void => {
    const { key: changed, storageArea } = event as StorageEvent;
    if (storageArea !== storage || changed !== key) return;
    // As it is now: what the event tells of may have been written over meanwhile, by this tab.
    known = storage.getItem(key);
    take(readDraft(known));
  };
  take(readDraft(known));
  const leave = [desk.draft, desk.composerKind, desk.composerPlace].map((value) => value.subscribe(keep));
  tabs.addEventListener("storage", hear);
  return () => {
    tabs.removeEventListener("storage", hear);
    for (const off of leave) off();
  };
}

function show(desk: Desk, { text, kind, place }: Draft): void {
  // Before its words: they are never seen with the choice of others.
  desk.composerPlace.set(place);
  desk.composerKind.set(kind);
  desk.draft.set(text);
}

/** Written in two tabs at once: neither takes the place of the other, and what was for oneself stays so. */
function joined(other: Draft, mine: Draft): Draft {
  if (mine.text.includes(other.text)) return mine;
  return { ...mine, text: `${other.text}\n${mine.text}`, place: other.place === "hand" ? "hand" : mine.place };
}

/** A choice that this version does not know is the one that shows nothing to anybody. */
function readDraft(raw: string | null): Draft {
  const { text, kind, place } = parse(raw ?? '{"place": "table"}');
  return {
    text: typeof text === "string" ? text : "",
    kind: KINDS.find((known) => known === kind) ?? DEFAULT_KIND,
    place: place === "table" ? "table" : "hand",
  };
}

// A page must open whatever lies there.
function parse(raw: string): Partial<Record<keyof Draft, unknown>> {
  try {
    return Object(JSON.parse(raw)) as Partial<Record<keyof Draft, unknown>>;
  } catch {
    return {};
  }
}

// A full disk keeps nothing; the words stay in the field.
export function write(storage: Storage, key: string, raw: string): void {
  try {
    storage.setItem(key, raw);
  } catch (error) {
    console.warn("This browser could not keep a draft on this device", error);
  }
}

/** A browser may forbid it. */
export function deviceStorage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
