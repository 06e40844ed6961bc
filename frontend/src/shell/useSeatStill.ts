import { useEffect, useRef, useState } from "react";
import { t } from "../i18n";
import { type Board, useBoard, useSaveState } from "./board";
import { type SeatAnswer, SeatWatch } from "./seatWatch";

const BOARD_CLOSED = 4410;
// What is unsent is written to this device first; a device that does not answer must not keep the page closed.
const WRITING_MS = 2_000;

/**
 * The answer is undefined unless the board closed this page for good. It was archived or restored when the person still
 * has a seat: then the page comes back with what it may do now. Else the seat was taken back, or nobody could be asked:
 * it is asked for again, by itself and by `again`, for somebody who is let back in.
 */
export function useSeatStill(): { seat: "asking" | "taken" | "unknown" | undefined; again: () => void } {
  const board = useBoard();
  const state = useSaveState();
  const closed = state.kind === "closed" && state.code === BOARD_CLOSED;
  const [answer, setAnswer] = useState<"asking" | "taken" | "unknown">("asking");
  const watch = useRef<SeatWatch | undefined>(undefined);
  const isPressed = useRef(false);
  useEffect(() => {
    if (!closed) return;
    const ask = () => askForSeat(board.boot.board.id);
    const started = new SeatWatch(ask, (found) => {
      if (found === "seated") return void comeBack(board);
      setAnswer(found);
      // Whoever pressed a button hears what came of it, also where nothing has changed.
      if (isPressed.current && found === "taken") board.desk.say(t("You have not been let back in yet."));
      isPressed.current = false;
    });
    watch.current = started;
    return () => started.stop();
  }, [board, closed]);
  const again = () => {
    isPressed.current = true;
    watch.current?.again();
  };
  return { seat: closed ? answer : undefined, again };
}

async function askForSeat(boardId: string): Promise<SeatAnswer> {
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
