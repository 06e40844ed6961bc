import { useCallback, useEffect, useRef, useState } from "react";
import { useBoard } from "../../shell/board";
import { ask } from "../ask";
import { isWorthAnotherTry, type PollAnswer, PollDraft } from "./pollDraft";

const SEND_MS = 600;
const AGAIN_MS = 3_000;

/** Kept on the device until the server has it: a network that drops, or a page that closes, costs nobody a word. */
export function usePollAnswer(id: string, editable: boolean): [PollAnswer, (next: PollAnswer) => void, boolean] {
  const board = useBoard();
  const [draft] = useState(() => new PollDraft(board.boot.me.person, id));
  const [answer, setAnswer] = useState<PollAnswer>(() => draft.get() ?? {});
  const [isSent, setSent] = useState(() => draft.get() === undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<PollAnswer>(undefined);
  const isHere = useRef(true);
  const isTouched = useRef(!isSent);
  const send = useCallback(async () => {
    clearTimeout(timer.current);
    const sending = waiting.current;
    if (!sending) return;
    waiting.current = undefined;
    const put = await ask(board, "PUT", `/checkpoints/${id}/poll`, sending);
    if (put.ok || !isWorthAnotherTry(put.code)) draft.drop(sending);
    else if (isHere.current && waiting.current === undefined) {
      waiting.current = sending;
      timer.current = setTimeout(send, AGAIN_MS);
    }
    if (put.ok && waiting.current === undefined) setSent(true);
  }, [board, id, draft]);
  useEffect(() => {
    if (!editable) return;
    isHere.current = true;
    waiting.current = draft.get();
    if (waiting.current) void send();
    else
      void ask<PollAnswer>(board, "GET", `/checkpoints/${id}/poll`).then((found) => {
        if (found.ok && !isTouched.current) setAnswer(found.data);
      });
    return () => {
      isHere.current = false;
      void send(); // what was typed a moment ago
    };
  }, [board, id, editable, draft, send]);
  const change = (next: PollAnswer) => {
    isTouched.current = true;
    waiting.current = next;
    setAnswer(next);
    setSent(false);
    draft.keep(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(send, SEND_MS);
  };
  return [answer, change, isSent];
}
