import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { Piece } from "../../board/model";
import { bindTextarea } from "../../board/text";
import { t } from "../../i18n";
import { useBoard, useModel } from "../board";
import { redo, undo } from "../commands";
import { rescueWords } from "../rescue";
import { kindPrompt } from "../words";
import { FieldNote } from "./FieldNote";

/** The sentence of a piece, written together with whoever else is in it. Bound to the shared text while focused. */
export function Sentence({ piece, editable }: { piece: Piece; editable: boolean }) {
  const board = useBoard();
  const model = useModel();
  const field = useRef<HTMLTextAreaElement>(null);
  const [writing, setWriting] = useState(false);
  const [refused, setRefused] = useState(0);
  const noteId = useId();
  const most = board.boot.characters;
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

  if (!editable)
    return (
      <p className="sentence" dir="auto">
        {piece.text || t("no words yet")}
      </p>
    );
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
  // The browser would cut off silently what does not fit.
  const onPaste = (event: React.ClipboardEvent<HTMLTextAreaElement>) => {
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const pasted = event.clipboardData.getData("text/plain").replaceAll("\r\n", "\n");
    const length = value.length - (selectionEnd - selectionStart) + pasted.length;
    setRefused(length > most ? length : 0);
    if (length > most) event.preventDefault();
  };
  const problem = problemIn(piece.text.length, refused, most);
  return (
    <>
      <textarea
        ref={field}
        className="sentence"
        rows={1}
        dir="auto"
        maxLength={most}
        defaultValue={piece.text}
        aria-label={t("Sentence of this piece")}
        placeholder={kindPrompt(piece.kind)}
        aria-describedby={noteId}
        onFocus={() => setWriting(true)}
        onBlur={() => setWriting(false)}
        onInput={() => setRefused(0)}
        onPaste={onPaste}
        onKeyDown={onKeyDown}
      />
      <FieldNote id={noteId} problem={problem} notes={[]} />
    </>
  );
}

function problemIn(length: number, refused: number, most: number): string | undefined {
  if (refused > 0)
    return t(
      "A piece holds {most} characters, and with what you pasted this one would have {n}. Nothing was pasted: it is still in your clipboard.",
      { most, n: refused },
    );
  return length >= most ? t("A piece holds {most} characters: this one is full.", { most }) : undefined;
}
