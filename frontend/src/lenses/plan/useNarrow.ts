import { useSyncExternalStore } from "react";

const PHONE = "(max-width: 640px)";

/** On a phone a table becomes cards. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(PHONE).matches);
}

function subscribe(changed: () => void): () => void {
  const query = matchMedia(PHONE);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
