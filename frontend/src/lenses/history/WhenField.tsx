import { useId, useState } from "react";
import { t } from "../../i18n";
import { readDate } from "./dates";

type WhenFieldProps = {
  label: string;
  value: string;
  onChange: (next: string | undefined) => void;
};

/** A year, a month or a day, written as one remembers it. What cannot be read stays, with a word about it. */
export function WhenField({ label, value, onChange }: WhenFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const id = useId();
  const words = draft ?? value;
  const [left, setLeft] = useState(false);
  const unread = left && words.trim() !== "" && readDate(words) === undefined;
  const write = () => {
    setLeft(true);
    if (draft === null) return;
    const next = draft.trim() === "" ? undefined : readDate(draft);
    if (draft.trim() !== "" && next === undefined) return;
    setDraft(null);
    onChange(next);
  };
  return (
    <span className="when-field">
      <input
        className="field-date"
        type="text"
        aria-label={label}
        placeholder={t("2021-03")}
        value={words}
        aria-invalid={unread}
        aria-describedby={unread ? id : undefined}
        onChange={(event) => {
          setLeft(false);
          setDraft(event.target.value);
        }}
        onBlur={write}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) write();
        }}
      />
      {unread && (
        <span id={id} className="field-problem" role="alert">
          {t("Write a year, a month or a day: 2021, 2021-03 or 2021-03-12.")}
        </span>
      )}
    </span>
  );
}
