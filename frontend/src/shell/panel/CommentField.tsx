import { type RefObject, useId, useLayoutEffect } from "react";
import { TEXT_LIMIT } from "../../board/schema.gen";
import { t } from "../../i18n";
import { useBoard, useModel } from "../board";
import { Icon } from "../icons";
import { useValue } from "../value";
import { setCommentDraft } from "./commentDrafts";

type CommentFieldProps = { piece: string; field: RefObject<HTMLTextAreaElement | null> };

/** Enter sends, Shift+Enter starts a line. What is not sent stays here, also when the panel closes. */
export function CommentField({ piece, field }: CommentFieldProps) {
  const { desk } = useBoard();
  const model = useModel();
  const id = useId();
  const draft = useValue(desk.comments).get(piece) ?? "";
  const words = draft.trim();
  const tooLong = words.length > TEXT_LIMIT;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words
  useLayoutEffect(() => {
    const el = field.current;
    if (!el) return;
    el.style.height = "auto";
    el.style.height = `${Math.min(el.scrollHeight + 2, 180)}px`;
  }, [draft, field]);

  const send = () => {
    if (words && !tooLong && model.comment(piece, words)) setCommentDraft(desk, piece, "");
    field.current?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (event.key === "Escape") {
      // Out of the field only: the panel stays open, and the words in it.
      event.preventDefault();
      field.current?.blur();
      desk.camera?.focus();
    }
  };
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        className="comment-text"
        rows={1}
        dir="auto"
        value={draft}
        aria-label={t("Write a comment")}
        aria-describedby={`${id}-note`}
        aria-invalid={tooLong}
        placeholder={t("Write a comment")}
        enterKeyHint="send"
        onChange={(event) => setCommentDraft(desk, piece, event.target.value)}
        onKeyDown={onKeyDown}
      />
      <button
        type="submit"
        className="button is-square"
        aria-label={t("Send the comment")}
        title={t("Send the comment")}
        disabled={words === "" || tooLong}
      >
        <Icon name="up" size={17} />
      </button>
      <p
        id={`${id}-note`}
        className={tooLong ? "comment-note is-bad" : "comment-note"}
        role={tooLong ? "alert" : undefined}
      >
        {tooLong
          ? t("A comment holds {most} characters, and this one has {n}. Shorten it, or send it in parts.", {
              most: TEXT_LIMIT,
              n: words.length,
            })
          : words && t("Enter sends, Shift+Enter starts a new line.")}
      </p>
    </form>
  );
}
