type NumberFieldProps = { label: string; min: number; max: number; value: number; onChange: (value: number) => void };

/** A whole number of a tool's form: minutes, dots. An emptied field counts as 0. */
export function NumberField({ label, min, max, value, onChange }: NumberFieldProps) {
  return (
    <label>
      {label}
      <input
        type="number"
        required
        min={min}
        max={max}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </label>
  );
}
