import { useEffect, useState } from "react";
import { t } from "../../i18n";

type TextFieldProps = {
  id: string;
  label: string;
  value: string;
  limit: number;
  editable: boolean;
  onChange: (next: string | undefined) => void;
};

/** Written when one leaves it: a field is one plain value, not text edited together. */
export function TextField({ id, label, value, limit, editable, onChange }: TextFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  // Closed under one's pen: the words go on to the server, and from there to the tray of what was refused.
  useEffect(() => {
    if (editable || draft === null) return;
    if (draft.trim() !== value) onChange(draft.trim() || undefined);
    setDraft(null);
  }, [editable, draft, value, onChange]);
  if (!editable) return <output id={id}>{value || "–"}</output>;
  const write = () => {
    if (draft !== null && draft.trim() !== value) onChange(draft.trim() || undefined);
    setDraft(null);
  };
  return (
    <input
      id={id}
      className="field-text"
      type="text"
      aria-label={label}
      maxLength={limit}
      placeholder={t("Add")}
      value={draft ?? value}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={write}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key !== "Escape" || draft === null) return;
        event.preventDefault();
        setDraft(null);
      }}
    />
  );
}
