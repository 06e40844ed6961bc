import { useEffect, useRef, useState } from "react";
import { useBoard } from "../../shell/board";
import { ask } from "../ask";

const SEND_MS = 700;

export type OwnAnswer = {
  readonly scores?: Readonly<Record<string, Readonly<Record<string, number>>>> | null;
  readonly goals?: readonly string[] | null;
  readonly own?: string;
};

/** What one has answered so far; sent a moment after one stops, and kept by the server until the reveal. */
export function useAnswer(round: string): [OwnAnswer, (next: OwnAnswer) => void, boolean] {
  const board = useBoard();
  const [answer, setAnswer] = useState<OwnAnswer>({});
  const [isSent, setSent] = useState(true);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isTouched = useRef(false);
  useEffect(() => {
    void ask<OwnAnswer>(board, "GET", `/rounds/${round}/answer`).then((found) => {
      if (found.ok && !isTouched.current) setAnswer(found.data);
    });
    return () => clearTimeout(timer.current);
  }, [board, round]);
  const change = (next: OwnAnswer) => {
    isTouched.current = true;
    setAnswer(next);
    setSent(false);
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const put = await ask(board, "PUT", `/rounds/${round}/answer`, next);
      if (put.ok) setSent(true);
    }, SEND_MS);
  };
  return [answer, change, isSent];
}
