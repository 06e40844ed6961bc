import { useEffect, useId, useRef, useState } from "react";
import { t } from "../../i18n";
import { isDay, isPast } from "./days";
import { Popover } from "./Popover";

type DueEditorProps = {
  label: string;
  value: string | undefined;
  today: string;
  /** False when it could not be written: then the day stays in the field. */
  onWrite: (next: string | undefined) => boolean;
  onClose: (back: boolean) => void;
};

/** A day, typed or from the browser's calendar. Enter keeps it, Escape leaves what was. */
export function DueEditor({ label, value, today, onWrite, onClose }: DueEditorProps) {
  const before = value && isDay(value) ? value : "";
  const [day, setDay] = useState(before);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const [isHalf, setIsHalf] = useState(false);
  useEffect(() => field.current?.focus(), []);

  const problem = problemOf(day, isHalf, today);
  const isWrong = isHalf || (day !== "" && !isDay(day));
  const write = (back: boolean) => {
    if (isWrong) {
      if (!back) onClose(false);
      return;
    }
    if (day === before || onWrite(day || undefined)) onClose(back);
  };
  const look = (el: HTMLInputElement) => {
    setDay(el.value);
    setIsHalf(el.validity.badInput);
  };
  return (
    <Popover label={label} onLeave={() => write(false)} onEscape={() => onClose(true)}>
      <input
        ref={field}
        type="date"
        aria-label={label}
        aria-describedby={problem ? id : undefined}
        aria-invalid={isWrong}
        value={day}
        onChange={(event) => look(event.target)}
        onInput={(event) => look(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== "Tab") return;
          if (event.key === "Tab") return;
          event.preventDefault();
          write(true);
        }}
      />
      <div className="plan-due-steps">
        <button type="button" className="button is-primary" onClick={() => write(true)}>
          {t("Keep this date")}
        </button>
        {before && (
          <button type="button" className="button is-quiet" onClick={() => onWrite(undefined) && onClose(true)}>
            {t("No date")}
          </button>
        )}
      </div>
      {problem && (
        <p id={id} role="status" className="plan-problem">
          {problem}
        </p>
      )}
    </Popover>
  );
}

function problemOf(day: string, isHalf: boolean, today: string): string | undefined {
  if (isHalf || (day !== "" && !isDay(day)))
    return t("This is no whole date yet: a day, a month and a year of four digits.");
  if (day !== "" && isPast(day, today))
    return t("This day has passed: the action will be shown as late until it is done.");
  return undefined;
}
