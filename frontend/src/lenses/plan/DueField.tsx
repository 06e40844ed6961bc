import { useRef, useState } from "react";
import { t } from "../../i18n";
import { useCanChange } from "../../shell/locks";
import { DueEditor } from "./DueEditor";
import { DueWords } from "./DueWords";
import type { Action } from "./plan";
import type { PlanView } from "./usePlan";

type DueFieldProps = { action: Action; view: PlanView; label: string; onWrite: (day: string) => void };

/** A button that opens the field for the date. */
export function DueField({ action, view, label, onWrite }: DueFieldProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (!useCanChange(action.piece.zone)) return action.due ? <DueWords action={action} today={view.today} /> : null;
  return (
    <span className="plan-due-field">
      <button
        ref={button}
        type="button"
        className="button"
        aria-expanded={open}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        {action.due ? <DueWords action={action} today={view.today} /> : t("Set the date")}
      </button>
      {open && (
        <DueEditor
          label={label}
          value={action.due}
          today={view.today}
          onWrite={(next) => {
            if (next) onWrite(next);
            return true;
          }}
          onClose={(back) => {
            setOpen(false);
            if (back) button.current?.focus();
          }}
        />
      )}
    </span>
  );
}
