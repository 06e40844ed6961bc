import { useRef } from "react";
import { t } from "../../i18n";
import { isOpen, STATUSES, type Status } from "./plan";
import { StatusColumn } from "./StatusColumn";
import { cardOf, pieceOf, useKeptFocus } from "./useKeptFocus";
import type { PlanView } from "./usePlan";

/** The plan by how far each action is. Cards are dragged, or moved with Alt and an arrow, or by their menu. */
export function StatusBoard({ view }: { view: PlanView }) {
  const root = useRef<HTMLElement>(null);
  useKeptFocus(root, pieceOf, cardOf);
  return (
    <section ref={root} className="plan-board" aria-label={t("Actions by status")} aria-describedby="plan-keys">
      {STATUSES.map((status) => (
        <StatusColumn key={status} status={status} actions={inColumn(view, status)} view={view} />
      ))}
    </section>
  );
}

// What is due first stands on top; what is over, the other way round.
function inColumn({ shown }: PlanView, status: Status) {
  const last = "9999";
  const those = shown.actions.filter((action) => action.status === status);
  const order = (one: string | undefined, other: string | undefined) => {
    const [a, b] = [one ?? last, other ?? last];
    return a === b ? 0 : a < b ? -1 : 1;
  };
  return those.sort((one, other) => (isOpen(one) ? order(one.due, other.due) : order(other.due, one.due)));
}
