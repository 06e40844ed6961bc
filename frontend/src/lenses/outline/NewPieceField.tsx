import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { canEdit } from "../../shell/commands";
import { layPieces, sentencesOf } from "../../shell/composer/lay";
import { fits, put } from "../../shell/composer/put";
import { isPrivate } from "../../shell/hand/privacy";
import { Icon } from "../../shell/icons";
import { isClosed, isKindClosed, sayClosed, sayKindClosed } from "../../shell/locks";
import { kindPrompt, kindWord } from "../../shell/words";
import { Line } from "./Line";
import { rowOf, useOutline } from "./outlineState";
import type { Group } from "./tree";

/** Type, Enter, next: each sentence becomes a piece above, and the field stays. Several lines become several pieces. */
export function NewPieceField({ group: { key, zone, kind } }: { group: Group }) {
  const board = useBoard();
  const { desk } = board;
  const state = useOutline();
  const field = useRef<HTMLTextAreaElement>(null);
  const [words, setWords] = useState("");
  const unsent = useRef("");
  useLayoutEffect(() => {
    unsent.current = words;
  }, [words]);
  useEffect(() => {
    field.current?.focus();
    // Left with words in it, by another lens or by a reload: they go on in the composer, which keeps them.
    const keep = () => {
      const left = unsent.current.trim();
      unsent.current = "";
      if (!left) return;
      const draft = desk.draft.get();
      if (!draft.trim()) desk.composerKind.set(kind);
      desk.draft.set(draft.trim() ? `${draft}\n${left}` : left);
      desk.say(t("What you were writing waits in the field below."));
    };
    addEventListener("pagehide", keep);
    return () => {
      removeEventListener("pagehide", keep);
      if (state.writing.get() === key) state.writing.set(null);
      keep();
    };
  }, [desk, state, key, kind]);

  const leave = () => {
    const made = desk.focused.get();
    state.writing.set(null);
    if (made) desk.camera?.focus(made);
    else desk.camera?.focus();
  };
  const lay = () => {
    const sentences = sentencesOf(words);
    if (sentences.length === 0) return leave();
    if (!canEdit(board) || !fits(board, sentences)) return;
    if (isPrivate(board)) {
      put(board, "table", kind, sentences);
      return setWords("");
    }
    if (isKindClosed(board, kind)) return sayKindClosed(board, kind);
    if (isClosed(board, zone)) return sayClosed(board, zone);
    layPieces(board, kind, sentences, zone === "tray" ? ["tray"] : [zone, "tray"]);
    desk.spoken.set(t("Added: {piece}", { piece: `${kindWord(kind)}: ${sentences.at(-1)}` }));
    setWords("");
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) lay();
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
  };
  const label = t("New piece: {kind}", { kind: kindWord(kind) });
  const line = (
    <>
      <Icon name="plus" size={14} />
      <textarea
        ref={field}
        className="outline-field"
        rows={1}
        dir="auto"
        value={words}
        aria-label={label}
        placeholder={kindPrompt(kind)}
        enterKeyHint="send"
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (!unsent.current.trim() && document.hasFocus()) state.writing.set(null);
        }}
      />
    </>
  );
  return <Line row={rowOf.add(key)} level={3} label={label} className="outline-add is-open" words={line} />;
}
