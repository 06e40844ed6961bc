import { useEffect, useRef, useState } from "react";
import { useBoard } from "../../shell/board";
import { ask } from "../ask";
import { AnswerDraft } from "./answerDraft";
import { Answering, type AnswerState, SEND_MS } from "./answering";

const LOAD_AGAIN_MS = 3_000;
const LAST_MS = 3_000; // of a time box: what is given then is sent at once
const QUIETLY = { quietly: ["offline", "not-saved"] };

export type Question = {
  /** What is kept on the device under, such as "vote:<id>". */
  readonly name: string;
  /** Where one's own answer is read and put. */
  readonly path: string;
  readonly closes_at?: string | undefined;
};

/**
 * One's own answer to a question, how it is changed, and where it is. Kept on the device until the server has it: a
 * network that drops, a page that closes or a vote that ends costs nobody what they gave. Nothing is to be given while
 * it is `loading`: it would take the place of what one gave before.
 */
export function useOwnAnswer<Given extends object>(
  { name, path, closes_at }: Question,
  editable: boolean,
  empty: Given,
): [Given, (next: Given) => void, AnswerState] {
  const board = useBoard();
  const [given, setGiven] = useState(empty);
  const [state, setState] = useState<AnswerState>("loading");
  const answering = useRef<Answering<Given>>(undefined);
  useEffect(() => {
    if (!editable) return;
    const draft = new AnswerDraft<Given>(board.boot.me.person, name);
    const put = async (next: Given) => await ask(board, "PUT", path, next, QUIETLY);
    const here = new Answering(draft, put, setState);
    answering.current = here;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isHere = true;
    const load = async () => {
      const found = await ask<Given>(board, "GET", path, undefined, QUIETLY);
      if (!isHere) return;
      if (!found.ok) {
        timer = setTimeout(load, LOAD_AGAIN_MS);
        return;
      }
      setGiven(found.data);
      setState("in");
    };
    const kept = draft.get();
    if (kept) {
      setGiven(kept);
      here.give(kept, 0);
    } else void load();
    return () => {
      isHere = false;
      clearTimeout(timer);
      here.leave();
    };
  }, [board, name, path, editable]);
  const change = (next: Given) => {
    const left = closes_at ? Date.parse(closes_at) - board.session.serverNow() : Number.POSITIVE_INFINITY;
    setGiven(next);
    answering.current?.give(next, left < LAST_MS ? 0 : SEND_MS);
  };
  return [given, change, state];
}
