import { useEffect, useRef, useState } from "react";
import { t, tn } from "../../i18n";
import { useBoard, usePiece } from "../../shell/board";
import { sentencesOf } from "../../shell/composer/lay";
import { optionWord } from "../../shell/fieldWords";
import { Icon } from "../../shell/icons";
import { sentenceOf } from "../../shell/label";
import { kindPrompt } from "../../shell/words";
import { addActions, sayAdded, type Wanted } from "./edits";

type NewActionProps = {
  wanted: Wanted;
  /** Kept by the lens, so that closing the row loses no words. */
  draft: string;
  onDraft: (next: string) => void;
  onClose: () => void;
};

/** Type, Enter, next. Several lines become several actions. */
export function NewAction({ wanted, draft, onDraft, onClose }: NewActionProps) {
  const board = useBoard();
  const field = useRef<HTMLTextAreaElement>(null);
  const goal = usePiece(wanted.goal ?? "");
  const [count, setCount] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again, for another goal
  useEffect(() => field.current?.focus(), [wanted]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words
  useEffect(() => {
    const el = field.current;
    if (!el) return;
    el.style.height = "auto";
    el.style.height = `${Math.min(el.scrollHeight, 132)}px`;
  }, [draft]);
  const lay = () => {
    const made = addActions(board, sentencesOf(draft), wanted);
    if (made.length > 0) {
      onDraft("");
      setCount(count + made.length);
      sayAdded(board, made.length);
    }
    field.current?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) lay();
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
    event.nativeEvent.stopImmediatePropagation();
  };
  const lines = sentencesOf(draft).length;
  return (
    <form
      className="plan-new"
      aria-label={t("New action")}
      onSubmit={(event) => {
        event.preventDefault();
        lay();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        dir="auto"
        value={draft}
        aria-label={kindPrompt("action")}
        placeholder={kindPrompt("action")}
        enterKeyHint="send"
        onChange={(event) => onDraft(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <button type="submit" className="button is-primary">
        {lines > 1 ? tn("Add {n} action", "Add {n} actions", lines) : t("Add the action")}
      </button>
      <button
        type="button"
        className="button is-quiet is-square"
        aria-label={t("Close")}
        title={t("Close")}
        onClick={onClose}
      >
        <Icon name="close" size={16} />
      </button>
      {(goal || count > 0) && (
        <p className="plan-new-note" dir="auto">
          {goal &&
            (wanted.level
              ? t("For the goal “{goal}”, level: {level}.", {
                  goal: sentenceOf(goal),
                  level: optionWord(wanted.level),
                })
              : t("For the goal “{goal}”.", { goal: sentenceOf(goal) }))}{" "}
          {count > 0 && tn("{n} action added", "{n} actions added", count)}
        </p>
      )}
    </form>
  );
}
