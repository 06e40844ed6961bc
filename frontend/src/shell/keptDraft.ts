import { useSyncExternalStore } from "react";

// What is in a field that has not been laid or could not be taken: kept while the page is open, so that a look
// elsewhere costs nobody a word.
const kept = new Map<string, unknown>();
const watchers = new Set<() => void>();

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Two controls of one field show the same draft; null while the field shows what is on the board. */
export function useKept<T>(key: string): [T | null, (next: T | null) => void] {
  const draft = useSyncExternalStore(watch, () => (kept.get(key) as T | undefined) ?? null);
  return [
    draft,
    (next) => {
      if (next === null) kept.delete(key);
      else kept.set(key, next);
      for (const watcher of [...watchers]) watcher();
    },
  ];
}

/** The words in a field that are nowhere else yet. */
export function useKeptDraft(key: string): [string | null, (next: string | null) => void] {
  return useKept<string>(key);
}
