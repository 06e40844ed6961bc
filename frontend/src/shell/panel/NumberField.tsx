import { useState } from "react";
import { language, t } from "../../i18n";

type NumberFieldProps = {
  id: string;
  label: string;
  value: number | undefined;
  low: number;
  high: number;
  whole: boolean;
  editable: boolean;
  onChange: (next: number | undefined) => void;
};

export function NumberField({ id, label, value, low, high, whole, editable, onChange }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  if (!editable)
    return <output id={id}>{value === undefined ? "–" : new Intl.NumberFormat(language()).format(value)}</output>;
  const write = () => {
    if (draft === null) return;
    const next = draft.trim() === "" ? undefined : Number(draft);
    if (next === undefined) onChange(undefined);
    else if (Number.isFinite(next)) {
      const within = Math.min(high, Math.max(low, next));
      onChange(whole ? Math.round(within) : within);
    }
    setDraft(null);
  };
  return (
    <input
      id={id}
      className="field-number"
      type="number"
      aria-label={label}
      placeholder={t("Add")}
      min={low}
      max={high}
      step={whole ? 1 : "any"}
      value={draft ?? value ?? ""}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={write}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
      }}
    />
  );
}
