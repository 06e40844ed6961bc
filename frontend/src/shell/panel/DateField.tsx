import { useState } from "react";
import { language, t } from "../../i18n";

type DateFieldProps = {
  id: string;
  label: string;
  value: string;
  editable: boolean;
  onChange: (next: string | undefined) => void;
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const PARTIAL = /^\d{4}(-(0[1-9]|1[0-2]))?$/;

/** A day by the browser's own calendar; a year or a month, as history is remembered, as words. */
export function DateField({ id, label, value, editable, onChange }: DateFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  if (!editable) return <output id={id}>{value ? readable(value) : "–"}</output>;
  const partial = PARTIAL.test(value);
  const write = () => {
    const next = draft?.trim();
    if (next === "") onChange(undefined);
    else if (next && (PARTIAL.test(next) || DAY.test(next))) onChange(next);
    setDraft(null);
  };
  return (
    <input
      id={id}
      className="field-date"
      type={partial ? "text" : "date"}
      aria-label={label}
      placeholder={partial ? t("2027-03") : undefined}
      value={draft ?? value}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={write}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
      }}
    />
  );
}

/** "6 March 2027", "March 2027", "2027". */
export function readable(value: string): string {
  const [year, month, day] = value.split("-").map(Number);
  if (!year || !month) return value;
  const format: Intl.DateTimeFormatOptions = day
    ? { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" }
    : { year: "numeric", month: "long", timeZone: "UTC" };
  return new Intl.DateTimeFormat(language(), format).format(new Date(Date.UTC(year, month - 1, day ?? 1)));
}
