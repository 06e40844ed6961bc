import { useEffect, useRef } from "react";
import { HOME_ZONE, type Kind } from "../../board/schema.gen";
import { t, tn } from "../../i18n";
import { type Board, useBoard, useCanEdit, useLanguage } from "../board";
import { Icon } from "../icons";
import { isClosed, sayClosed } from "../locks";
import { useValue } from "../value";
import { kindPrompt } from "../words";
import { ComposerNote } from "./ComposerNote";
import { KindChooser } from "./KindChooser";
import { layPieces, sentencesOf } from "./lay";
import { PlaceChoice } from "./PlaceChoice";

type Target = "table" | "hand" | "tray";

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
  const kind = useValue(desk.composerKind);
  const place = useValue(desk.composerPlace);
  const draft = useValue(desk.draft);
  const field = useRef<HTMLTextAreaElement>(null);
  const sentences = sentencesOf(draft);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words
  useEffect(() => {
    const el = field.current;
    if (!el) return;
    el.style.height = "auto";
    el.style.height = `${Math.min(el.scrollHeight, 132)}px`;
  }, [draft]);

  const send = (target: Target) => {
    if (editable && fits(board, sentences) && put(board, target, kind, sentences)) desk.draft.set("");
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
      className={`composer is-for-${place}`}
      aria-label={t("New piece")}
      onSubmit={(event) => {
        event.preventDefault();
        send(place);
      }}
    >
      {editable && <ComposerNote onHand={() => send("hand")} onTray={() => send("tray")} />}
      {editable && <PlaceChoice />}
      <KindChooser />
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
        <span>{place === "hand" ? keepWords(sentences.length) : layWords(sentences.length)}</span>
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

export function fits({ boot, desk }: Board, sentences: readonly string[]): boolean {
  const longest = Math.max(0, ...sentences.map(({ length }) => length));
  if (longest > boot.characters)
    desk.say(
      t("A piece holds {most} characters, and this one has {n}. Shorten it, or break it into lines.", {
        most: boot.characters,
        n: longest,
      }),
    );
  return longest > 0 && longest <= boot.characters;
}

/** False when it could not go there: then its words stay in the field. */
export function put(board: Board, target: Target, kind: Kind, sentences: readonly string[]): boolean {
  const { session, desk } = board;
  const zone = target === "tray" ? "tray" : HOME_ZONE[kind];
  if (target === "hand") {
    session.hand.keep(sentences.map((text) => ({ kind, text })));
    desk.handOpen.set(true);
  } else if (isClosed(board, zone)) {
    sayClosed(board, zone);
    return false;
  } else layPieces(board, kind, sentences, target === "tray" ? ["tray"] : undefined);
  return true;
}
