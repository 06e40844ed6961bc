import { useEffect, useState } from "react";
import { useBoard } from "../../shell/board";
import { useStage } from "../../shell/stage";
import { ask } from "../ask";

export type HandCounts = {
  readonly total: number;
  readonly by_function: readonly { readonly function: string; readonly count: number }[];
  readonly by_person: readonly { readonly person: string; readonly count: number }[];
};

const NONE: HandCounts = { total: 0, by_function: [], by_person: [] };
const AFTER_MS = 400;

/** How many pieces wait in whose hand, for those who run the room. What is in them nobody is told. */
export function useHandCounts(): HandCounts {
  const board = useBoard();
  const total = useStage("hands").total;
  const [counts, setCounts] = useState(NONE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the sum of all changes
  useEffect(() => {
    let isGone = false;
    const timer = setTimeout(async () => {
      const answer = await ask<HandCounts>(board, "GET", "/hands", undefined, { quietly: ["offline"] });
      if (answer.ok && !isGone) setCounts(answer.data);
    }, AFTER_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [board, total]);
  return counts;
}
