import { type RefObject, useLayoutEffect, useRef } from "react";
import type { Piece } from "../../board/model";
import { language } from "../../i18n";
import { useBoard } from "../../shell/board";
import { canEdit, removePieces } from "../../shell/commands";
import { sentenceOf } from "../../shell/label";
import { openOnes } from "../../shell/locks";
import { beginningOf, dateWords, monthOf, shifted } from "./dates";
import { effectWord } from "./effectWords";
import { effectBeside, effectOf } from "./milestones";

const STEP: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Along the line by arrows, in the order of time; with Alt they move the milestone instead. */
export function useLineKeys(root: RefObject<HTMLElement | null>, order: readonly Piece[]) {
  const board = useBoard();
  const { desk, session } = board;
  const moved = useRef<string | null>(null);

  // A milestone that found another place among the others has left the focus behind.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after every change of the order
  useLayoutEffect(() => {
    const id = moved.current;
    moved.current = null;
    if (id && document.activeElement === document.body) elementOf(root, id)?.focus();
  }, [order]);

  const change = (id: string, key: string) => {
    const model = session.model();
    // As it is now: keys may come faster than they are rendered.
    const piece = model.piece(id);
    if (!piece || !canEdit(board) || openOnes(board, [id]).length === 0) return;
    const by = STEP[key] ?? 0;
    moved.current = piece.id;
    if (key === "ArrowLeft" || key === "ArrowRight") {
      const date = typeof piece.fields.date === "string" ? piece.fields.date : "";
      const next = beginningOf(date) === undefined ? monthOf(Date.now()) : shifted(date, by);
      model.setField(piece.id, "date", next);
      desk.spoken.set(`${dateWords(next, language())}: ${sentenceOf(piece)}`);
    } else {
      const next = effectBeside(effectOf(piece), key === "ArrowUp" ? 1 : -1);
      model.setField(piece.id, "effect", next);
      desk.spoken.set(`${effectWord(next)}: ${sentenceOf(piece)}`);
    }
  };

  return (event: React.KeyboardEvent) => {
    const id = (event.target as HTMLElement).dataset.piece;
    const at = order.findIndex((piece) => piece.id === id);
    const piece = order[at];
    if (!piece || event.ctrlKey || event.metaKey) return;
    const go = (to: number) => {
      const next = order[Math.max(0, Math.min(order.length - 1, to))];
      if (next) elementOf(root, next.id)?.focus();
    };
    if (event.altKey && STEP[event.key]) change(piece.id, event.key);
    else if (event.altKey) return;
    else if (STEP[event.key]) go(at + (STEP[event.key] ?? 0));
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(order.length - 1);
    else if (event.key === "Delete" || event.key === "Backspace") {
      const beside = order[at + 1] ?? order[at - 1];
      removePieces(board, [piece.id]);
      if (beside) elementOf(root, beside.id)?.focus();
    } else return;
    event.preventDefault();
  };
}

function elementOf(root: RefObject<HTMLElement | null>, id: string): HTMLElement | null | undefined {
  return root.current?.querySelector<HTMLElement>(`[data-piece="${CSS.escape(id)}"]`);
}
