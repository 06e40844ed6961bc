import { useLayoutEffect, useRef, useState } from "react";
import { HOME_ZONE } from "../../board/schema.gen";
import { bindTextarea } from "../../board/text";
import { t } from "../../i18n";
import { type Board, useBoard } from "../board";
import { Icon } from "../icons";
import { sentenceOf } from "../label";
import { kindPrompt, kindWord } from "../words";
import { layFromHand } from "./lay";
import { useHandModel, useHandPiece } from "./useHand";

/** A piece that only its author sees: written in place, laid or thrown away. */
export function HandPiece({ id, onGone }: { id: string; onGone: () => void }) {
  const board = useBoard();
  const piece = useHandPiece(id);
  if (!piece) return null;
  const words = { piece: sentenceOf(piece) };
  return (
    <li className={`hand-piece zone-${HOME_ZONE[piece.kind]}`}>
      <p className="hand-kind">
        <Icon name={piece.kind} size={14} /> {kindWord(piece.kind)}
      </p>
      <HandSentence id={id} />
      <div className="hand-steps">
        <button
          type="button"
          className="button"
          aria-label={t("Lay on the table: {piece}", words)}
          onClick={() => {
            layFromHand(board, [id]);
            onGone();
          }}
        >
          <Icon name="up" /> <span>{t("Lay on the table")}</span>
        </button>
        <button
          type="button"
          className="button is-quiet is-square"
          aria-label={t("Remove from my hand: {piece}", words)}
          title={t("Remove from my hand")}
          onClick={() => {
            removeFromHand(board, id);
            onGone();
          }}
        >
          <Icon name="trash" size={17} />
        </button>
      </div>
    </li>
  );
}

function HandSentence({ id }: { id: string }) {
  const { boot, session } = useBoard();
  const model = useHandModel();
  const piece = useHandPiece(id);
  const field = useRef<HTMLTextAreaElement>(null);
  const [writing, setWriting] = useState(false);
  const text = model.text(id);
  const words = piece?.text ?? "";

  useLayoutEffect(() => {
    const el = field.current;
    if (el && text && writing) return bindTextarea(el, text);
  }, [text, writing]);
  useLayoutEffect(() => {
    const el = field.current;
    if (!el) return;
    if (!writing) el.value = words;
    el.style.height = "auto";
    el.style.height = `${el.scrollHeight}px`;
  }, [words, writing]);

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    if (event.shiftKey) session.hand.model().redo();
    else session.hand.model().undo();
  };
  return (
    <textarea
      ref={field}
      rows={1}
      maxLength={boot.characters}
      defaultValue={words}
      aria-label={t("Sentence of this piece, only for you")}
      placeholder={piece && kindPrompt(piece.kind)}
      onFocus={() => setWriting(true)}
      onBlur={() => setWriting(false)}
      onKeyDown={onKeyDown}
    />
  );
}

function removeFromHand({ session, desk }: Board, id: string): void {
  const model = session.hand.model();
  model.remove([id]);
  const toast = desk.say(t("Removed from your hand."), { word: t("Undo"), run: () => session.hand.model().undo() });
  const off = model.onStep(() => {
    desk.unsay(toast);
    off();
  });
}
