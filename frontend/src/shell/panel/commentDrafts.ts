import { type DraftOptions, deviceStorage, write } from "../composer/draft";
import type { Desk } from "../desk";

type Drafts = ReadonlyMap<string, string>;

/** An empty text takes it away. */
export function setCommentDraft({ comments }: Desk, piece: string, text: string): void {
  const drafts = new Map(comments.get());
  if (text === "") drafts.delete(piece);
  else drafts.set(piece, text);
  comments.set(drafts);
}

/**
 * Keeps comments that are not sent yet on this device, by piece, for one person at one board. All tabs of that person
 * there have the same. Returns the way out.
 */
export function keepCommentDrafts(desk: Desk, options: DraftOptions): () => void {
  const { boardId, person, storage = deviceStorage(), tabs = window } = options;
  if (!storage) return () => {};
  const key = `puzzleboard.comments/${boardId}/${person}`;
  let known: Drafts = readDrafts(storage.getItem(key));
  const keep = (): void => {
    const mine = desk.comments.get();
    if (mine === known) return;
    // Of what lies there only that is written over which was changed here: another tab may be on another piece.
    const all = new Map(readDrafts(storage.getItem(key)));
    for (const piece of new Set([...known.keys(), ...mine.keys()])) {
      const text = mine.get(piece);
      if (text === known.get(piece)) continue;
      if (text === undefined) all.delete(piece);
      else all.set(piece, text);
    }
    known = all;
    write(storage, key, JSON.stringify(Object.fromEntries(all)));
    desk.comments.set(all);
  };
  const hear = (event: Event): void => {
    const { key: changed, storageArea } = event as StorageEvent;
    if (storageArea !== storage || changed !== key) return;
    known = readDrafts(storage.getItem(key));
    desk.comments.set(known);
  };
  desk.comments.set(known);
  const off = desk.comments.subscribe(keep);
  tabs.addEventListener("storage", hear);
  return () => {
    tabs.removeEventListener("storage", hear);
    off();
  };
}

// A page must open whatever lies there.
function readDrafts(raw: string | null): Drafts {
  try {
    const entries = Object.entries(Object(JSON.parse(raw ?? "{}")) as Record<string, unknown>);
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  } catch {
    return new Map();
  }
}
