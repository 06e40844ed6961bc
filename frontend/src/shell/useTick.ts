import { useEffect, useState } from "react";

const TICK_MS = 250;

/** Renders again four times a second while something runs. */
export function useTick(runs: boolean): void {
  const [, setTick] = useState(0);
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => setTick((tick) => tick + 1), TICK_MS);
    return () => clearInterval(timer);
  }, [runs]);
}
