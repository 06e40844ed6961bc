import { t } from "../../i18n";

type Value = string | number;

type ChoiceFieldProps = {
  id: string;
  label: string;
  options: readonly { value: Value; word: string }[];
  value: Value | undefined;
  editable: boolean;
  required?: boolean;
  /** However few: they come and go. */
  asList?: boolean;
  onChange: (next: Value | undefined) => void;
};

const SIDE_BY_SIDE = 3;
const SHORT = 10;
// Of all of them together: what does not fit in one row of the panel is no row.
const ROW = 24;

function isShort(options: ChoiceFieldProps["options"]): boolean {
  const lengths = options.map(({ word }) => word.length);
  return Math.max(...lengths) <= SHORT && lengths.reduce((sum, length) => sum + length, 0) <= ROW;
}

/** A few short choices side by side, more of them in a list. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { id, label, options, value, editable, required = false, asList = false, onChange } = props;
  const chosen = options.find((option) => option.value === value);
  if (!editable)
    return (
      <output id={id} dir="auto">
        {chosen?.word ?? "–"}
      </output>
    );
  if (!required && !asList && options.length <= SIDE_BY_SIDE && isShort(options)) {
    return (
      <fieldset id={id} className="field-segments" aria-label={label}>
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            aria-pressed={option.value === value}
            onClick={() => onChange(option.value === value ? undefined : option.value)}
          >
            {option.word}
          </button>
        ))}
      </fieldset>
    );
  }
  const pick = (index: string) => onChange(options[Number(index)]?.value);
  return (
    <select
      id={id}
      className="field-choice"
      aria-label={label}
      value={chosen ? options.indexOf(chosen) : ""}
      onChange={(event) => (event.target.value === "" ? onChange(undefined) : pick(event.target.value))}
    >
      {!required && <option value="">{t("Not said")}</option>}
      {options.map((option, index) => (
        <option key={option.value} value={index}>
          {option.word}
        </option>
      ))}
    </select>
  );
}
