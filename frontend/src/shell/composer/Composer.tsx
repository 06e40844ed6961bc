import { useEffect, useRef } from "react";
import { t, tn } from "../../i18n";
import { useBoard, useCanEdit, useLanguage } from "../board";
import { usePlaceOfPrivacy } from "../hand/privacy";
import { RoomSigns } from "../hand/RoomSigns";
import { Icon } from "../icons";
import { useValue } from "../value";
import { kindPrompt } from "../words";
import { AskChoice } from "./AskChoice";
import { ComposerNote } from "./ComposerNote";
import { KindChooser } from "./KindChooser";
import { sentencesOf } from "./lay";
import { PlaceChoice } from "./PlaceChoice";
import { AT_ONCE, fits, put, sayWaiting, type Target } from "./put";

/** Always ready at the foot of the board: type, Enter, next. Several lines become several pieces. */
export function Composer() {
  const editable = useCanEdit();
  const { desk } = useBoard();
  const hasDraft = useValue(desk.draft).trim() !== "";
  // On a board that closed meanwhile, what is written stays in sight: its author may copy it.
  return editable || hasDraft ? <ComposerForm editable={editable} /> : null;
}

function ComposerForm({ editable }: { editable: boolean }) {
  useLanguage();
  const board = useBoard();
  const { desk } = board;
  usePlaceOfPrivacy();
  const kind = useValue(desk.composerKind);
  const place = useValue(desk.composerPlace);
  const draft = useValue(desk.draft);
  const field = useRef<HTMLTextAreaElement>(null);
  const sentences = sentencesOf(draft);
  const atOnce = Math.min(sentences.length, AT_ONCE);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words
  useEffect(() => {
    const el = field.current;
    if (!el) return;
    el.style.height = "auto";
    el.style.height = `${Math.min(el.scrollHeight, 132)}px`;
  }, [draft]);

  const send = (target: Target) => {
    const now = sentences.slice(0, AT_ONCE);
    if (editable && fits(board, now) && put(board, target, kind, now)) {
      const waiting = sentences.slice(AT_ONCE);
      desk.draft.set(waiting.join("\n"));
      sayWaiting(board, waiting.length);
    }
    field.current?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send(place);
    } else if (event.key === "Escape") {
      field.current?.blur();
      desk.camera?.focus();
    }
  };
  return (
    <form
      className={`composer is-for-${place} ${draft.trim() ? "has-words" : ""}`}
      aria-label={t("New piece")}
      onSubmit={(event) => {
        event.preventDefault();
        send(place);
      }}
    >
      {editable && <ComposerNote onHand={() => send("hand")} onTray={() => send("tray")} />}
      {editable && <PlaceChoice />}
      <RoomSigns />
      <KindChooser />
      {editable && kind === "gap" && place === "table" && <AskChoice />}
      <div className="composer-field">
        <textarea
          ref={field}
          id="composer-text"
          rows={1}
          value={draft}
          aria-label={kindPrompt(kind)}
          aria-describedby="composer-note"
          placeholder={kindPrompt(kind)}
          enterKeyHint="send"
          readOnly={!editable}
          onChange={(event) => desk.draft.set(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <span aria-hidden="true">
          <kbd>{t("Enter")}</kbd>
        </span>
      </div>
      <button type="submit" className="button is-primary composer-lay" disabled={!editable}>
        <Icon name={place === "hand" ? "hand" : "up"} />
        <span>{place === "hand" ? keepWords(atOnce) : layWords(atOnce)}</span>
      </button>
    </form>
  );
}

function layWords(count: number): string {
  return count > 1 ? tn("Lay {n} piece", "Lay {n} pieces", count) : t("Lay on the table");
}

function keepWords(count: number): string {
  return count > 1 ? tn("Keep {n} piece", "Keep {n} pieces", count) : t("Keep in my hand");
}
