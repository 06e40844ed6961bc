import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Piece } from "../../board/model";
import { bindTextarea } from "../../board/text";
import { t } from "../../i18n";
import { useBoard, useModel } from "../board";
import { redo, undo } from "../commands";
import { rescueWords } from "../rescue";
import { kindPrompt } from "../words";

/** The sentence of a piece, written together with whoever else is in it. Bound to the shared text while focused. */
export function Sentence({ piece, editable }: { piece: Piece; editable: boolean }) {
  const board = useBoard();
  const model = useModel();
  const field = useRef<HTMLTextAreaElement>(null);
  const [writing, setWriting] = useState(false);
  const text = model.text(piece.id);

  useLayoutEffect(() => {
    const el = field.current;
    if (!el || !text || !writing) return;
    return bindTextarea(el, text);
  }, [text, writing]);
  useLayoutEffect(() => {
    const el = field.current;
    if (!el) return;
    if (!writing) el.value = piece.text;
    el.style.height = "auto";
    el.style.height = `${el.scrollHeight}px`;
  }, [piece.text, writing]);
  useEffect(() => {
    if (!writing) return;
    const el = field.current;
    board.session.setPresence({ editing: piece.id });
    return () => {
      board.session.setPresence({ editing: null });
      rescueWords(board, piece.id, el?.value ?? "");
    };
  }, [board, piece.id, writing]);

  if (!editable) return <p className="sentence">{piece.text || t("no words yet")}</p>;
  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.currentTarget.blur();
      board.desk.camera?.focus();
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
      event.preventDefault();
      if (event.shiftKey) redo(board);
      else undo(board);
    }
  };
  return (
    <textarea
      ref={field}
      className="sentence"
      rows={1}
      maxLength={board.boot.characters}
      defaultValue={piece.text}
      aria-label={t("Sentence of this piece")}
      placeholder={kindPrompt(piece.kind)}
      onFocus={() => setWriting(true)}
      onBlur={() => setWriting(false)}
      onKeyDown={onKeyDown}
    />
  );
}
