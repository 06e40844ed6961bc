import { useEffect } from "react";
import { useBoard } from "../board";
import { usePart } from "../value";

const LOOKED_AT_MS = 1_000;

/** Whether a piece was changed while one was away; no more when it has been in sight for a second. */
export function useSeen(id: string, inSight: boolean): boolean {
  const { visit } = useBoard();
  const unseen = usePart(visit.unseen, (all) => all.has(id));
  const looking = unseen && inSight;
  useEffect(() => {
    if (!looking) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") visit.saw(id);
    }, LOOKED_AT_MS);
    return () => clearInterval(timer);
  }, [looking, visit, id]);
  return unseen;
}
