import { useEffect, useLayoutEffect, useRef } from "react";
import type { Piece } from "../../board/model";
import { bindTextarea } from "../../board/text";
import { t } from "../../i18n";
import { useBoard, useModel } from "../../shell/board";
import { redo, undo } from "../../shell/commands";
import { rescueWords } from "../../shell/rescue";
import { kindPrompt } from "../../shell/words";

/** The sentence in its place, written together with whoever else is in it. */
export function SentenceEditor({ piece, onClose }: { piece: Piece; onClose: (back: boolean) => void }) {
  const board = useBoard();
  const model = useModel();
  const field = useRef<HTMLTextAreaElement>(null);
  const text = model.text(piece.id);
  useLayoutEffect(() => {
    const el = field.current;
    return el && text ? bindTextarea(el, text) : undefined;
  }, [text]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words
  useLayoutEffect(() => {
    const el = field.current;
    if (!el) return;
    el.style.height = "auto";
    el.style.height = `${el.scrollHeight}px`;
  }, [piece.text]);
  useEffect(() => {
    const el = field.current;
    el?.focus();
    el?.setSelectionRange(el.value.length, el.value.length);
    board.session.setPresence({ editing: piece.id });
    return () => {
      board.session.setPresence({ editing: null });
      rescueWords(board, piece.id, el?.value ?? "");
    };
  }, [board, piece.id]);
  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    event.stopPropagation();
    if (event.key === "Escape" || (event.key === "Enter" && !event.shiftKey)) {
      event.preventDefault();
      event.nativeEvent.stopImmediatePropagation();
      onClose(true);
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
      event.preventDefault();
      if (event.shiftKey) redo(board);
      else undo(board);
    }
  };
  const onPaste = (event: React.ClipboardEvent<HTMLTextAreaElement>) => {
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const n = value.length - (selectionEnd - selectionStart) + event.clipboardData.getData("text").length;
    const most = board.boot.characters;
    if (n <= most) return;
    // Cut short in silence, half of it would be lost: it is still where it was copied from.
    event.preventDefault();
    board.desk.say(t("A piece holds {most} characters; with what you paste it would have {n}.", { most, n }));
  };
  return (
    <textarea
      ref={field}
      className="plan-sentence-field"
      rows={1}
      dir="auto"
      maxLength={board.boot.characters}
      defaultValue={piece.text}
      aria-label={t("Sentence of this action")}
      placeholder={kindPrompt("action")}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      onBlur={() => onClose(false)}
    />
  );
}
