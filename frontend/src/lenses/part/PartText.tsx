import { useLayoutEffect, useRef, useState } from "react";
import { STRING_LIMIT } from "../../board/schema.gen";
import { t, tn } from "../../i18n";

type PartTextProps = {
  id: string;
  label: string;
  of?: string | undefined;
  value: string;
  editable: boolean;
  onChange: (next: string | undefined) => void;
};

// What is too long to be stored stays here, also while another lens is looked at: nothing typed is thrown away.
const unfit = new Map<string, string>();

/** A text of a card, written when one leaves it. */
export function PartText({ id, label, of, value, editable, onChange }: PartTextProps) {
  const [draft, setDraft] = useState<string | null>(unfit.get(id) ?? null);
  const field = useRef<HTMLTextAreaElement>(null);
  const words = draft ?? value;
  const over = words.trim().length - STRING_LIMIT;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words
  useLayoutEffect(() => {
    const el = field.current;
    if (!el) return;
    el.style.height = "auto";
    el.style.height = `${el.scrollHeight + 2}px`;
  }, [words]);

  const write = () => {
    if (draft === null || over > 0) return;
    if (draft.trim() !== value) onChange(draft.trim() || undefined);
    unfit.delete(id);
    setDraft(null);
  };
  return (
    <>
      <label htmlFor={id}>{label}</label>
      {editable || draft !== null ? (
        <textarea
          ref={field}
          id={id}
          rows={1}
          dir="auto"
          aria-label={of ? `${label}: ${of}` : undefined}
          readOnly={!editable}
          placeholder={t("Add")}
          value={words}
          aria-invalid={over > 0}
          aria-describedby={over > 0 ? `${id}-over` : undefined}
          onChange={(event) => {
            const next = event.target.value;
            if (next.trim().length > STRING_LIMIT) unfit.set(id, next);
            else unfit.delete(id);
            setDraft(next);
          }}
          onBlur={write}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === "Enter" && !event.shiftKey) {
              event.preventDefault();
              event.currentTarget.blur();
            } else if (event.key === "Escape" && draft !== null) {
              event.preventDefault();
              unfit.delete(id);
              setDraft(null);
            }
          }}
        />
      ) : (
        <output id={id} dir="auto">
          {value || "–"}
        </output>
      )}
      {over > 0 && (
        <p id={`${id}-over`} className="field-problem" role="alert">
          {tn(
            "{n} character too many: this field holds {most}. It is kept here until you shorten it.",
            "{n} characters too many: this field holds {most}. It is kept here until you shorten it.",
            over,
            { most: STRING_LIMIT },
          )}
        </p>
      )}
    </>
  );
}
