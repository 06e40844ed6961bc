import { language, t } from "../../i18n";
import { WrittenField } from "./WrittenField";
import { readNumber, writtenNumber } from "./writtenNumber";

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
  const shown = value === undefined ? "" : writtenNumber(value, language());
  if (!editable) return <output id={id}>{shown || "–"}</output>;
  return (
    <WrittenField
      id={id}
      label={label}
      className="field-number"
      shown={shown}
      read={(words) => readNumber(words, { low, high, whole }, language())}
      placeholder={t("Add")}
      // The keyboard of numbers has no minus on some phones.
      inputMode={low < 0 ? "text" : "decimal"}
      onChange={onChange}
    />
  );
}
