type FlagFieldProps = {
  id: string;
  label: string;
  value: boolean;
  editable: boolean;
  onChange: (next: boolean | undefined) => void;
};

export function FlagField({ id, label, value, editable, onChange }: FlagFieldProps) {
  return (
    <input
      id={id}
      className="field-flag"
      type="checkbox"
      role="switch"
      aria-checked={value}
      aria-label={label}
      checked={value}
      disabled={!editable}
      onChange={(event) => onChange(event.target.checked || undefined)}
    />
  );
}
