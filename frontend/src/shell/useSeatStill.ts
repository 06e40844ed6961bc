import { useEffect, useState } from "react";
import { type Board, useBoard, useSaveState } from "./board";

const BOARD_CLOSED = 4410;
// What is unsent is written to this device first; a device that does not answer must not keep the page closed.
const WRITING_MS = 2_000;

/**
 * Undefined unless the board closed this page for good. It was archived or restored when the person still has a seat:
 * then the page comes back with what it may do now. Else the seat was taken back, or nobody could be asked.
 */
export function useSeatStill(): "asking" | "taken" | "unknown" | undefined {
  const board = useBoard();
  const state = useSaveState();
  const closed = state.kind === "closed" && state.code === BOARD_CLOSED;
  const [answer, setAnswer] = useState<"asking" | "taken" | "unknown">("asking");
  useEffect(() => {
    if (!closed) return;
    let left = false;
    void askForSeat(board.boot.board.id).then((found) => {
      if (left) return;
      if (found === "seated") void comeBack(board);
      else setAnswer(found);
    });
    return () => {
      left = true;
    };
  }, [board, closed]);
  return closed ? answer : undefined;
}

async function askForSeat(boardId: string): Promise<"seated" | "taken" | "unknown"> {
  try {
    const { ok, status } = await fetch(`/api/boards/${boardId}`);
    if (ok) return "seated";
    return status === 403 || status === 404 ? "taken" : "unknown";
  } catch {
    return "unknown";
  }
}

async function comeBack({ session }: Board): Promise<void> {
  await Promise.race([session.stop(), new Promise((done) => setTimeout(done, WRITING_MS))]);
  location.reload();
}
