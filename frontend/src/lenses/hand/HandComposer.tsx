import { useLayoutEffect, useRef } from "react";
import { HOME_ZONE } from "../../board/schema.gen";
import { t, tn } from "../../i18n";
import { useBoard } from "../../shell/board";
import { sayUndoable } from "../../shell/commands";
import { sentencesOf } from "../../shell/composer/lay";
import { fits, put } from "../../shell/composer/put";
import { useHandsMode } from "../../shell/hand/privacy";
import { Icon } from "../../shell/icons";
import { closedWords, useIsClosed } from "../../shell/locks";
import { useValue } from "../../shell/value";
import { kindPrompt } from "../../shell/words";
import { KindChips } from "./KindChips";

/** The same words as in the composer of the wide page, in a large field. Enter keeps them where nobody else sees them. */
export function HandComposer({ editable }: { editable: boolean }) {
  const board = useBoard();
  const { desk, session } = board;
  const kind = useValue(desk.composerKind);
  const draft = useValue(desk.draft);
  const isAlone = useHandsMode() !== "open" && !board.boot.can_host;
  const zone = HOME_ZONE[kind];
  const closed = useIsClosed(zone);
  const trayClosed = useIsClosed("tray");
  const field = useRef<HTMLTextAreaElement>(null);
  const sentences = sentencesOf(draft);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words
  useLayoutEffect(() => {
    const el = field.current;
    if (!el) return;
    el.style.height = "auto";
    el.style.height = `${Math.min(el.scrollHeight, 220)}px`;
  }, [draft]);

  const keep = () => {
    if (!editable || !fits(board, sentences)) return field.current?.focus();
    session.hand.keep(sentences.map((text) => ({ kind, text })));
    desk.draft.set("");
    desk.spoken.set(tn("{n} piece kept in your hand.", "{n} pieces kept in your hand.", sentences.length));
    field.current?.focus();
  };
  const lay = (target: "table" | "tray") => {
    if (!editable || !fits(board, sentences) || !put(board, target, kind, sentences)) return field.current?.focus();
    desk.draft.set("");
    sayUndoable(board, tn("{n} piece laid on the table.", "{n} pieces laid on the table.", sentences.length));
    field.current?.focus();
  };
  return (
    <form
      className="hand-composer"
      aria-label={t("New piece")}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <label htmlFor="composer-text">{kindPrompt(kind)}</label>
      <textarea
        ref={field}
        id="composer-text"
        rows={3}
        dir="auto"
        value={draft}
        enterKeyHint="send"
        readOnly={!editable}
        aria-describedby={closed ? "hand-closed" : undefined}
        onChange={(event) => desk.draft.set(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Escape") event.currentTarget.blur();
          if (event.key !== "Enter" || event.shiftKey) return;
          event.preventDefault();
          keep();
        }}
      />
      <KindChips />
      {closed && (
        <p id="hand-closed" className="hand-closed" role="status">
          <Icon name="lock" size={14} /> {closedWords(zone)}
        </p>
      )}
      <div className="hand-send">
        <button type="submit" className={isAlone && editable ? "button is-primary" : "button"} disabled={!editable}>
          <Icon name="hand" /> {t("Keep in my hand")}
        </button>
        {isAlone ? null : closed ? (
          !trayClosed && (
            <button type="button" className="button" disabled={!editable} onClick={() => lay("tray")}>
              {t("Lay it in the tray")}
            </button>
          )
        ) : (
          <button type="button" className="button is-primary" disabled={!editable} onClick={() => lay("table")}>
            <Icon name="up" /> {t("Lay on the table")}
          </button>
        )}
      </div>
    </form>
  );
}
