import { useMemo, useSyncExternalStore } from "react";
import type { KeptAside } from "../../sync/session";
import { useBoard } from "../board";

export function useKeptAside(): readonly KeptAside[] {
  const { session } = useBoard();
  return useSyncExternalStore(session.onKeptAside, session.keptAside);
}

/** What is being tried again. The same set until that changes. */
export function useUnderWay(): ReadonlySet<string> {
  const { session } = useBoard();
  const cache = useMemo(() => ({ ids: new Set<string>() as ReadonlySet<string> }), []);
  return useSyncExternalStore(session.onChanges, () => {
    const ids = session.underWay();
    if ([...ids].join() !== [...cache.ids].join()) cache.ids = ids;
    return cache.ids;
  });
}
