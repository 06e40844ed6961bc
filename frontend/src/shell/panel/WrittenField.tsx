import { type ReactNode, useId, useState } from "react";
import { t } from "../../i18n";
import { useKept } from "../keptDraft";
import { FieldNote } from "./FieldNote";
import type { Reading } from "./reading";

export type Draft = { words: string; before: string };

export function draftName(field: string): string {
  return `field ${field}`;
}

type WrittenFieldProps<T> = {
  id: string;
  label: string;
  className: string;
  /** What is on the board, as one would write it. */
  shown: string;
  read: (words: string) => Reading<T>;
  /** The draft of which field this is, where the id is not of one field only. */
  draftKey?: string | undefined;
  placeholder: string;
  inputMode?: "text" | "decimal";
  hint?: string | undefined;
  /** Says what is wrong while one writes, not only when one leaves the field. */
  eager?: boolean;
  children?: ReactNode;
  onChange: (next: T | undefined) => void;
};

/**
 * Written when one leaves it: a field is one plain value, not text edited together. What cannot be taken stays as it
 * was typed, with the reason under it, also when one looks elsewhere meanwhile.
 */
export function WrittenField<T>(props: WrittenFieldProps<T>) {
  const { id, label, className, shown, read, placeholder, inputMode, hint, eager = false, children, onChange } = props;
  const [draft, setDraft] = useKept<Draft>(draftName(props.draftKey ?? id));
  const [left, setLeft] = useState(true);
  const noteId = useId();
  const reading = draft === null ? undefined : read(draft.words);
  const problem = left || eager ? reading?.problem : undefined;

  const write = () => {
    setLeft(true);
    if (draft === null || reading === undefined || reading.problem !== undefined) return;
    if (reading.value !== read(shown).value) onChange(reading.value);
    setDraft(null);
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      if (reading?.problem === undefined) return event.currentTarget.blur();
      setLeft(true);
    } else if (event.key === "Escape" && draft !== null) setDraft(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const type = (words: string) => {
    // A reason that has been given stays until it is no longer true.
    if (problem === undefined || read(words).problem === undefined) setLeft(false);
    setDraft({ words, before: draft?.before ?? shown });
  };
  return (
    <>
      <div className="field-written">
        <input
          id={id}
          className={className}
          type="text"
          dir="auto"
          autoComplete="off"
          inputMode={inputMode}
          aria-label={label}
          aria-invalid={problem !== undefined}
          aria-describedby={noteId}
          placeholder={placeholder}
          value={draft?.words ?? shown}
          onChange={(event) => type(event.target.value)}
          onBlur={write}
          onKeyDown={onKeyDown}
        />
        {children}
      </div>
      <FieldNote id={noteId} problem={problem} notes={notesOf(draft, shown, problem === undefined && left, hint)} />
    </>
  );
}

function notesOf(draft: Draft | null, shown: string, isWaiting: boolean, hint: string | undefined): string[] {
  if (draft === null) return hint ? [hint] : [];
  const notes = [];
  if (shown !== draft.before)
    notes.push(shown ? t("Changed meanwhile to “{value}”.", { value: shown }) : t("Emptied meanwhile."));
  if (isWaiting) notes.push(t("Not saved yet: Enter saves it, Escape gives the old value back."));
  return notes;
}
