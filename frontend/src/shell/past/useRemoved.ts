import { useCallback, useEffect, useState } from "react";
import { t } from "../../i18n";
import { useBoard } from "../board";
import { useValue } from "../value";
import { PastProblem, type RemovedPieces, readRemoved } from "./past";

type Reading = {
  told: RemovedPieces | undefined;
  problem: string;
  again: () => void;
  nameOf: (id: string | null) => string;
};

/** What was removed from the board, as the server tells it now. */
export function useRemoved(): Reading {
  const { boot, people } = useBoard();
  const everybody = useValue(people.everybody);
  const [told, setTold] = useState<RemovedPieces>();
  const [problem, setProblem] = useState("");
  const board = boot.board.id;
  const again = useCallback(() => {
    setProblem("");
    readRemoved(board).then(setTold, (error: unknown) => {
      if (!(error instanceof PastProblem)) throw error;
      setProblem(error.message);
    });
  }, [board]);
  useEffect(again, [again]);
  const nameOf = (id: string | null) => {
    if (id === null) return "Puzzleboard";
    return everybody.get(id)?.name ?? told?.people.find(({ person }) => person === id)?.name ?? t("Somebody");
  };
  return { told, problem, again, nameOf };
}
