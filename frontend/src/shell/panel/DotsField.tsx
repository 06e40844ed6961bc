import { t } from "../../i18n";

type DotsFieldProps = {
  id: string;
  label: string;
  value: number | undefined;
  low: number;
  high: number;
  editable: boolean;
  onChange: (next: number | undefined) => void;
};

/** A small number as dots: arrows change it, pressing the last dot again takes it away. */
export function DotsField({ id, label, value, low, high, editable, onChange }: DotsFieldProps) {
  const steps = Array.from({ length: high - low + 1 }, (_, index) => low + index);
  const words = value === undefined ? t("not said") : t("{n} of {most}", { n: value, most: high });
  const onKeyDown = (event: React.KeyboardEvent) => {
    const now = value ?? low - 1;
    if (event.key === "ArrowRight" || event.key === "ArrowUp") onChange(Math.min(high, now + 1));
    else if (event.key === "ArrowLeft" || event.key === "ArrowDown") onChange(now - 1 < low ? undefined : now - 1);
    else return;
    event.preventDefault();
  };
  return (
    <div
      id={id}
      role="slider"
      tabIndex={editable ? 0 : -1}
      className="field-dots"
      aria-label={label}
      aria-valuemin={low}
      aria-valuemax={high}
      aria-valuenow={value ?? low}
      aria-valuetext={words}
      aria-readonly={!editable}
      onKeyDown={editable ? onKeyDown : undefined}
    >
      {steps.map((step) => (
        <i
          key={step}
          className={value !== undefined && step <= value ? "is-on" : ""}
          onPointerDown={editable ? () => onChange(step === value ? undefined : step) : undefined}
        />
      ))}
      <span aria-hidden="true">{value ?? ""}</span>
    </div>
  );
}
