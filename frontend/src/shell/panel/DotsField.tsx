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

/** A small number as dots: arrows and digits change it, Delete or pressing the last dot again takes it away. */
export function DotsField({ id, label, value, low, high, editable, onChange }: DotsFieldProps) {
  const steps = Array.from({ length: high - low + 1 }, (_, index) => low + index);
  const words = value === undefined ? t("not said") : t("{n} of {most}", { n: value, most: high });
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const now = value ?? low - 1;
    if (event.key === "ArrowRight" || event.key === "ArrowUp") onChange(Math.min(high, now + 1));
    else if (event.key === "ArrowLeft" || event.key === "ArrowDown") onChange(now - 1 < low ? undefined : now - 1);
    else if (event.key === "Home") onChange(low);
    else if (event.key === "End") onChange(high);
    else if (event.key === "Delete" || event.key === "Backspace") onChange(undefined);
    else if (/^\d$/.test(event.key) && Number(event.key) >= low && Number(event.key) <= high)
      onChange(Number(event.key));
    else return;
    // The map behind has its own meaning for these keys.
    event.stopPropagation();
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
          // Not when it is put down: a finger that scrolls over it means nothing.
          onPointerUp={editable ? () => onChange(step === value ? undefined : step) : undefined}
        />
      ))}
      <span aria-hidden="true">{value ?? ""}</span>
    </div>
  );
}
