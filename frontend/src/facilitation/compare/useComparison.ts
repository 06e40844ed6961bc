import { useCallback, useEffect, useState } from "react";
import { useBoard } from "../../shell/board";
import { PastProblem } from "../../shell/past/past";
import { type Brought, type Comparison, type Ref, readBrought, readComparison } from "./comparison";

export type Reading = {
  readonly told: Comparison | undefined;
  /** Comes later than the difference where much was written in between. */
  readonly brought: Brought | undefined;
  readonly problem: string;
  readonly again: () => void;
};

type Told = { readonly of: string; readonly told?: Comparison; readonly brought?: Brought; readonly problem?: string };

/** What is different between two moments, as the server tells it now. */
export function useComparison(a: Ref, b: Ref): Reading {
  const { boot } = useBoard();
  const [turn, setTurn] = useState(0);
  const [found, setFound] = useState<Told>({ of: "" });
  const of = `${a} ${b}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn reads the same again
  useEffect(() => {
    let isWanted = true;
    const keep = (part: Omit<Told, "of">) =>
      isWanted && setFound((before) => ({ ...(before.of === of ? before : {}), of, ...part }));
    const fail = (error: unknown) => {
      if (!(error instanceof PastProblem)) throw error;
      keep({ problem: error.message });
    };
    readComparison(boot.board.id, a, b).then((told) => keep({ told, problem: "" }), fail);
    readBrought(boot.board.id, a, b).then((brought) => keep({ brought }), fail);
    return () => {
      isWanted = false;
    };
  }, [boot, a, b, of, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  const { told, brought, problem = "" }: Told = found.of === of ? found : { of };
  return { told, brought, problem, again };
}
