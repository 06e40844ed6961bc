import { useEffect } from "react";
import { t } from "../../i18n";
import { useKept } from "../keptDraft";
import { readText } from "./reading";
import { type Draft, draftName, WrittenField } from "./WrittenField";

type TextFieldProps = {
  id: string;
  label: string;
  value: string;
  limit: number;
  editable: boolean;
  onChange: (next: string | undefined) => void;
};

export function TextField({ id, label, value, limit, editable, onChange }: TextFieldProps) {
  const [draft, setDraft] = useKept<Draft>(draftName(id));
  // Closed under one's pen: the words go on to the server, and from there to the tray of what was refused.
  useEffect(() => {
    if (editable || draft === null) return;
    const { value: next, problem } = readText(draft.words, limit);
    if (problem !== undefined) return;
    if ((next ?? "") !== value) onChange(next);
    setDraft(null);
  }, [editable, draft, value, limit, onChange, setDraft]);
  if (!editable)
    return (
      <output id={id} dir="auto">
        {value || "–"}
      </output>
    );
  return (
    <WrittenField
      id={id}
      label={label}
      className="field-text"
      shown={value}
      read={(words) => readText(words, limit)}
      placeholder={t("Add")}
      eager
      onChange={onChange}
    />
  );
}
