import { useState } from "react";

// What is in a field of a lens that has not been laid or could not be taken: kept while the page is open, so that a
// look through another lens costs nobody a word.
const kept = new Map<string, string>();

/** The words in a field that are nowhere else yet; null while the field shows what is on the board. */
export function useKeptDraft(key: string): [string | null, (next: string | null) => void] {
  const [draft, setDraft] = useState(() => kept.get(key) ?? null);
  return [
    draft,
    (next) => {
      if (next === null || next === "") kept.delete(key);
      else kept.set(key, next);
      setDraft(next);
    },
  ];
}
