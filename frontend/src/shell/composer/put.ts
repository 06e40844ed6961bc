import { HOME_ZONE, type Kind } from "../../board/schema.gen";
import { t, tn } from "../../i18n";
import type { Board } from "../board";
import { isPrivate, sayPrivate } from "../hand/privacy";
import { isClosed, isKindClosed, sayClosed, sayKindClosed } from "../locks";
import { layPieces } from "./lay";

export type Target = "table" | "hand" | "tray";

/** Sentences that become pieces at once: what is more waits, so that one slip is one undo and no flood. */
export const AT_ONCE = 200;

/** What to say of sentences that no piece could hold; empty when all of them fit. */
export function tooLong(sentences: readonly string[], most: number): string {
  const longest = Math.max(0, ...sentences.map(({ length }) => length));
  if (longest <= most) return "";
  return t("A piece holds {most} characters, and this one has {n}. Shorten it, or break it into lines.", {
    most,
    n: longest,
  });
}

/** Whether there is something, and a piece can hold each; says so of one that is too long. */
export function fits({ boot, desk }: Board, sentences: readonly string[]): boolean {
  const problem = tooLong(sentences, boot.characters);
  if (problem) desk.say(problem);
  return sentences.some((sentence) => sentence !== "") && !problem;
}

/** False when it could not go there: then its words stay in the field. */
export function put(board: Board, target: Target, kind: Kind, sentences: readonly string[]): boolean {
  const { session, desk } = board;
  const zone = target === "tray" ? "tray" : HOME_ZONE[kind];
  if (target === "hand" || isPrivate(board)) {
    session.hand.keep(sentences.map((text) => ({ kind, text })));
    desk.handOpen.set(true);
    if (target !== "hand") sayPrivate(board);
  } else if (isKindClosed(board, kind)) {
    sayKindClosed(board, kind);
    return false;
  } else if (isClosed(board, zone)) {
    sayClosed(board, zone);
    return false;
  } else layPieces(board, kind, sentences, target === "tray" ? ["tray"] : undefined);
  return true;
}

/** What is more than fits at once stays in the field, and it is said how much that is. */
export function sayWaiting({ desk }: Board, waiting: number): void {
  if (waiting > 0)
    desk.say(tn("{n} line waits in the field for its turn.", "{n} lines wait in the field for their turn.", waiting));
}

/** Words that cannot be laid as they are wait in the composer, behind what is there. */
export function keepInComposer({ desk }: Board, text: string): void {
  const draft = desk.draft.get();
  desk.draft.set(draft.trim() === "" ? text : `${draft}\n${text}`);
  document.getElementById("composer-text")?.focus();
}
