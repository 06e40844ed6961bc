import { useEffect, useLayoutEffect, useRef } from "react";
import type { Piece } from "../../board/model";
import { bindTextarea } from "../../board/text";
import { t } from "../../i18n";
import { useBoard, useModel } from "../../shell/board";
import { redo, undo } from "../../shell/commands";
import { isFixed } from "../../shell/locks";
import { rescueWords } from "../../shell/rescue";
import { kindPrompt } from "../../shell/words";
import { settle } from "../map/settle";

/** The sentence in its place in the outline, written together with whoever else is in it. */
export function SentenceField({ piece }: { piece: Piece }) {
  const board = useBoard();
  const model = useModel();
  const field = useRef<HTMLTextAreaElement>(null);
  const { id } = piece;
  const text = model.text(id);
  useLayoutEffect(() => {
    const el = field.current;
    if (!el || !text) return;
    const release = bindTextarea(el, text);
    el.focus({ preventScroll: true });
    el.setSelectionRange(el.value.length, el.value.length);
    return release;
  }, [text]);
  useEffect(() => {
    const el = field.current;
    board.session.setPresence({ editing: id });
    return () => {
      board.session.setPresence({ editing: null });
      if (!isFixed(board, id)) settle(board.session.model(), id, board.boot.me.person);
      rescueWords(board, id, el?.value ?? "");
    };
  }, [board, id]);

  const leave = () => {
    if (board.desk.editing.get() === id) board.desk.editing.set(null);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const command = event.ctrlKey || event.metaKey;
    if (event.key === "Escape" || (event.key === "Enter" && !event.shiftKey)) {
      leave();
      board.desk.camera?.focus(id);
    } else if (command && event.key.toLowerCase() === "z") {
      if (event.shiftKey) redo(board);
      else undo(board);
    } else return;
    event.preventDefault();
  };
  return (
    <textarea
      ref={field}
      className="outline-field"
      rows={1}
      dir="auto"
      maxLength={board.boot.characters}
      aria-label={t("Sentence of this piece")}
      placeholder={kindPrompt(piece.kind)}
      onKeyDown={onKeyDown}
      onBlur={leave}
    />
  );
}
