import { useRef, useState } from "react";
import { t } from "../../i18n";
import { useCanEdit } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { sentenceOf } from "../../shell/label";
import type { Action } from "./plan";
import { TiePicker } from "./TiePicker";

/** For an action that serves no goal yet. */
export function GoalLink({ action }: { action: Action }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (!useCanEdit()) return null;
  const label = t("Link to a goal: {action}", { action: sentenceOf(action.piece) });
  return (
    <span className="plan-goal-link">
      <button
        ref={button}
        type="button"
        className="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={label}
        onClick={(event) => {
          event.stopPropagation();
          setOpen(!open);
        }}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        <Icon name="link" size={14} />
        {t("Link to a goal")}
      </button>
      {open && (
        <TiePicker
          action={action}
          label={label}
          kind="goal"
          link="supports"
          ties={action.goals}
          onClose={(back) => {
            setOpen(false);
            if (back) button.current?.focus();
          }}
        />
      )}
    </span>
  );
}
