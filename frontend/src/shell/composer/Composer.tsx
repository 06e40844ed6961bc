import { useEffect, useRef } from "react";
import { TEXT_LIMIT } from "../../board/schema.gen";
import { t, tn } from "../../i18n";
import { useBoard, useCanEdit, useLanguage } from "../board";
import { Icon } from "../icons";
import { useValue } from "../value";
import { kindPrompt } from "../words";
import { KindChooser } from "./KindChooser";
import { layPieces, sentencesOf } from "./lay";

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

  const lay = () => {
    if (!editable) return;
    if (sentences.length === 0) return field.current?.focus();
    const longest = Math.max(...sentences.map(({ length }) => length));
    if (longest > TEXT_LIMIT)
      return void desk.say(
        t("A piece holds {most} characters, and this one has {n}. Shorten it, or break it into lines.", {
          most: TEXT_LIMIT,
          n: longest,
        }),
      );
    layPieces(board, kind, sentences);
    desk.draft.set("");
    field.current?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      lay();
    } else if (event.key === "Escape") {
      field.current?.blur();
      desk.camera?.focus();
    }
  };
  return (
    <form
      className="composer"
      aria-label={t("New piece")}
      onSubmit={(event) => {
        event.preventDefault();
        lay();
      }}
    >
      <KindChooser />
      <div className="composer-field">
        <textarea
          ref={field}
          id="composer-text"
          rows={1}
          value={draft}
          aria-label={kindPrompt(kind)}
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
        <Icon name="up" />
        <span>
          {sentences.length > 1 ? tn("Lay {n} piece", "Lay {n} pieces", sentences.length) : t("Lay on the table")}
        </span>
      </button>
    </form>
  );
}
