import { useRef } from "react";
import { t } from "../../i18n";
import { Icon } from "../icons";

type DayPickerProps = { label: string; value: string; onPick: (day: string) => void };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Opens the browser's own calendar, which knows the language, the first day of the week and the fingers. */
export function DayPicker({ label, value, onPick }: DayPickerProps) {
  const calendar = useRef<HTMLInputElement>(null);
  const open = () => {
    try {
      calendar.current?.showPicker();
    } catch {
      // A browser without it opens its calendar at a click.
      calendar.current?.click();
    }
  };
  return (
    <span className="day-picker">
      <input
        ref={calendar}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={DAY.test(value) ? value : ""}
        onChange={(event) => onPick(event.target.value)}
      />
      <button type="button" aria-label={t("Calendar: {field}", { field: label })} title={t("Calendar")} onClick={open}>
        <Icon name="calendar" size={16} />
      </button>
    </span>
  );
}
