import { t } from "../../i18n";

type StrengthFieldProps = {
  id: string;
  label: string;
  value: number | undefined;
  editable: boolean;
  onChange: (next: number | undefined) => void;
};

const STRENGTHS = [0, 1, 2, 3] as const;

/** How strong a contact is, none to three; pressing the chosen one again takes it back. */
export function StrengthField({ id, label, value, editable, onChange }: StrengthFieldProps) {
  if (!editable) return <output id={id}>{value ?? "–"}</output>;
  return (
    <fieldset id={id} className="field-segments" aria-label={label}>
      {STRENGTHS.map((strength) => (
        <button
          key={strength}
          type="button"
          aria-label={t("{n} of {most}", { n: strength, most: 3 })}
          aria-pressed={strength === value}
          onClick={() => onChange(strength === value ? undefined : strength)}
        >
          {strength}
        </button>
      ))}
    </fieldset>
  );
}
