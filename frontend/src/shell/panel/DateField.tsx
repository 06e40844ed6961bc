import { t } from "../../i18n";
import { useKept } from "../keptDraft";
import { DayPicker } from "./DayPicker";
import { type Draft, draftName, WrittenField } from "./WrittenField";
import { dateLocale, isPast, readable, readDate, today, writtenDate } from "./writtenDate";

type DateFieldProps = {
  id: string;
  label: string;
  value: string;
  editable: boolean;
  /** Of which field it is, where the id is not of one field only. */
  draftKey?: string;
  /** It should still be to come: one that is past is kept, and said to be past. */
  ahead?: boolean;
  onChange: (next: string | undefined) => void;
};

/** A year, a month or a day, written in the person's way, or a day out of the browser's own calendar. */
export function DateField({ id, label, value, editable, draftKey = id, ahead = false, onChange }: DateFieldProps) {
  const [, setDraft] = useKept<Draft>(draftName(draftKey));
  const hint = ahead && isPast(value, today()) ? t("This date is in the past.") : undefined;
  if (!editable)
    return (
      <>
        <output id={id}>{value ? readable(value) : "–"}</output>
        {hint && <p className="field-notes">{hint}</p>}
      </>
    );
  const locale = dateLocale();
  const pick = (day: string) => {
    setDraft(null);
    onChange(day || undefined);
  };
  return (
    <WrittenField
      id={id}
      label={label}
      className="field-date"
      draftKey={draftKey}
      shown={value && writtenDate(value, locale)}
      read={(words) => readDate(words, locale)}
      placeholder={t("Add")}
      hint={hint}
      onChange={onChange}
    >
      <DayPicker label={label} value={value} onPick={pick} />
    </WrittenField>
  );
}
