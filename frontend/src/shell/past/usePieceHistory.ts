import { useCallback, useEffect, useRef, useState } from "react";
import { useBoard, useLinksOf, usePiece, useSaveState } from "../board";
import { type Author, PastProblem, type PieceHistory, readHistory, type Step } from "./past";

// Whoever watches while others type need not see each letter.
const SETTLE_MS = 1_500;

type Told = { steps: readonly Step[]; before: number | null; people: readonly Author[] };

export type Reading = {
  told: Told | undefined;
  problem: string;
  reading: boolean;
  again: () => void;
  earlier: () => void;
};

/** The steps of a piece, newest first; read again when the piece has changed and that is saved. */
export function usePieceHistory(id: string): Reading {
  const { boot } = useBoard();
  const [told, setTold] = useState<Told>();
  const [problem, setProblem] = useState("");
  const [reading, setReading] = useState(false);
  const asked = useRef(0);
  const board = boot.board.id;

  const read = useCallback(
    async (before: number | undefined, join: (next: PieceHistory) => (known: Told | undefined) => Told) => {
      const mine = ++asked.current;
      setReading(true);
      try {
        const next = await readHistory(board, id, before);
        if (mine !== asked.current) return;
        setTold(join(next));
        setProblem("");
      } catch (error) {
        if (!(error instanceof PastProblem)) throw error;
        if (mine === asked.current) setProblem(error.message);
      } finally {
        if (mine === asked.current) setReading(false);
      }
    },
    [board, id],
  );
  const again = useCallback(() => void read(undefined, (next) => () => newestFirst(next)), [read]);
  const earlier = () => {
    if (told?.before != null) void read(told.before, (next) => (known) => joined(known, newestFirst(next)));
  };

  const piece = usePiece(id);
  const links = useLinksOf(id);
  const isSaved = useSaveState().kind === "saved";
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read again is what the piece and its links became
  useEffect(() => {
    if (!isSaved && !first.current) return;
    const timer = setTimeout(again, first.current ? 0 : SETTLE_MS);
    first.current = false;
    return () => clearTimeout(timer);
  }, [again, piece, links, isSaved]);

  return { told, problem, reading, again, earlier };
}

function newestFirst({ steps, before, people }: PieceHistory): Told {
  return { steps: [...steps].reverse(), before, people };
}

function joined(known: Told | undefined, next: Told): Told {
  return {
    steps: [...(known?.steps ?? []), ...next.steps],
    before: next.before,
    people: [...(known?.people ?? []), ...next.people],
  };
}
