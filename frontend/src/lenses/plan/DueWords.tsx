import { t } from "../../i18n";
import { Icon } from "../../shell/icons";
import { isLate } from "./balance";
import { shortDay } from "./days";
import type { Action } from "./plan";
import { localeHere } from "./words";

/** When it is due, and in a word whether that has passed. */
export function DueWords({ action, today }: { action: Action; today: string }) {
  if (!action.due) return <span className="is-unsaid">{t("No date")}</span>;
  const day = <time dateTime={action.due}>{shortDay(action.due, localeHere(), today)}</time>;
  if (!isLate(action, today)) return day;
  return (
    <span className="plan-late" title={t("This day has passed, and the action is not done.")}>
      {day}
      <span className="plan-late-mark">
        <Icon name="warn" size={13} />
        {t("late")}
      </span>
    </span>
  );
}
