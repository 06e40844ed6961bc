import { t, tn } from "../../i18n";
import { optionWord } from "../../shell/fieldWords";
import { Icon } from "../../shell/icons";
import { atOnce } from "./balance";
import type { Action, Status } from "./plan";
import { StatusCard } from "./StatusCard";
import type { PlanView } from "./usePlan";

type StatusColumnProps = { status: Status; actions: readonly Action[]; view: PlanView };

/** How many there are, and who does too many at once. */
export function StatusColumn({ status, actions, view }: StatusColumnProps) {
  const busy = status === "doing" ? atOnce(actions) : [];
  const word = optionWord(status);
  return (
    <section className={`plan-column is-${status}`} data-drop={status} aria-label={word}>
      <header>
        <h3>{word}</h3>
        <span title={tn("{n} action", "{n} actions", actions.length)}>{actions.length}</span>
      </header>
      {busy.map(({ owner, count }) => (
        <p key={owner} className="plan-at-once">
          <Icon name="warn" size={14} />
          {t("{name} does {n} at once: finish one before the next.", { name: view.crew.nameOf(owner), n: count })}
        </p>
      ))}
      <ul>
        {actions.map((action) => (
          <li key={action.id}>
            <StatusCard action={action} view={view} />
          </li>
        ))}
      </ul>
      {actions.length === 0 && <p className="plan-column-empty">{EMPTY[status]()}</p>}
    </section>
  );
}

const EMPTY: Readonly<Record<Status, () => string>> = {
  proposed: () => t("Nothing waits to be decided."),
  committed: () => t("What its owner has promised stands here."),
  doing: () => t("Nobody works on an action now."),
  done: () => t("Nothing is done yet."),
  dropped: () => t("Nothing was given up."),
};
