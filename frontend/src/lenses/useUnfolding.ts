import { startTransition, useCallback, useEffect, useState } from "react";

// More than a screen of them. The others follow while nobody waits, so that a large board opens as fast as a small one.
const FIRST = 24;
const MORE = 40;

/** How many pieces are drawn already, and a way to have all of them now. */
export function useUnfolding(count: number): { limit: number; unfoldAll: () => void } {
  const [limit, setLimit] = useState(FIRST);
  useEffect(() => {
    if (limit >= count) return;
    const more = () => startTransition(() => setLimit((now) => now + MORE));
    if (typeof requestIdleCallback !== "function") {
      const timer = setTimeout(more);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(more, { timeout: 300 });
    return () => cancelIdleCallback(idle);
  }, [limit, count]);
  return { limit, unfoldAll: useCallback(() => setLimit(Number.POSITIVE_INFINITY), []) };
}
