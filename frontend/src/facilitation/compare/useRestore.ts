import { useState } from "react";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { PastProblem } from "../../shell/past/past";
import type { Ref } from "./comparison";
import { type Part, restore, takeBack } from "./restore";

type Restoring = {
  readonly isBusy: boolean;
  readonly problem: string;
  readonly bring: (to: Ref, part: Part, words: string) => Promise<void>;
  readonly undo: (seq: number) => Promise<void>;
};

/** Brings back what was, for everybody; `then` runs when it is done. */
export function useRestore(then: () => void): Restoring {
  const { boot, desk } = useBoard();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const doing = async (work: () => Promise<void>, done: string) => {
    setBusy(true);
    setProblem("");
    try {
      await work();
      desk.spoken.set(done);
      then();
    } catch (error) {
      if (!(error instanceof PastProblem)) throw error;
      setProblem(error.message);
    } finally {
      setBusy(false);
    }
  };
  const bring = (to: Ref, part: Part, words: string) => doing(() => restore(boot.board.id, to, part, words), words);
  const undo = (seq: number) => doing(() => takeBack(boot.board.id, seq), t("Taken back."));
  return { isBusy, problem, bring, undo };
}
