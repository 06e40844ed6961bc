import { useId, useLayoutEffect, useRef } from "react";
import { t, tn } from "../../i18n";
import { sentencesOf } from "../../shell/composer/lay";
import { tooLong } from "../../shell/composer/put";
import { Icon } from "../../shell/icons";
import { useKeptDraft } from "../../shell/keptDraft";

/** A step that one can still look over. What is pasted beyond it stays in the field and is laid with the next Enter. */
export const AT_ONCE = 100;
const HIGHEST_PX = 132;

type AddLinesProps = {
  /** Under which the words are kept while they are nowhere else. */
  name: string;
  label: string;
  placeholder: string;
  /** Characters of one line. */
  most: number;
  /** False when nothing was laid: then the words stay. */
  onLay: (lines: readonly string[]) => boolean;
};

/** Type, Enter, next. Several lines make several pieces, one step. */
export function AddLines({ name, label, placeholder, most, onLay }: AddLinesProps) {
  const [draft, setDraft] = useKeptDraft(name);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const lines = sentencesOf(draft ?? "");
  const problem = tooLong(lines.slice(0, AT_ONCE), most);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words
  useLayoutEffect(() => {
    const el = field.current;
    if (!el) return;
    el.style.height = "auto";
    el.style.height = `${Math.min(el.scrollHeight, HIGHEST_PX)}px`;
  }, [draft]);

  const lay = () => {
    field.current?.focus();
    if (lines.length === 0 || problem || !onLay(lines.slice(0, AT_ONCE))) return;
    setDraft(lines.length > AT_ONCE ? lines.slice(AT_ONCE).join("\n") : null);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    lay();
  };
  return (
    <div className="add-lines">
      <textarea
        ref={field}
        rows={1}
        dir="auto"
        value={draft ?? ""}
        aria-label={label}
        aria-describedby={id}
        aria-invalid={problem !== ""}
        placeholder={placeholder}
        enterKeyHint="done"
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {lines.length > 0 && (
        <button
          type="button"
          className="button is-quiet is-square"
          aria-label={t("Add")}
          title={t("Add")}
          onClick={lay}
        >
          <Icon name="plus" size={18} />
        </button>
      )}
      <p id={id} role="status" className={problem ? "is-problem" : ""}>
        {problem || countWords(lines.length)}
      </p>
    </div>
  );
}

function countWords(count: number): string {
  if (count > AT_ONCE)
    return t("{n} lines. {most} become pieces at once: Enter lays the first {most}, the others stay here.", {
      n: count,
      most: AT_ONCE,
    });
  return count > 1 ? tn("Enter lays {n} piece.", "Enter lays {n} pieces.", count) : "";
}
