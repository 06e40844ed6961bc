import { t } from "../../i18n";
import type { Group } from "./arrange";
import { GoalLink } from "./GoalLink";
import type { Action } from "./plan";
import type { PlanView } from "./usePlan";
import { listed } from "./words";

/** Beside the sentence: where else the same action stands, or the goal that it still lacks. */
export function RowExtra({ action, group, view }: { action: Action; group: Group; view: PlanView }) {
  if (group.by === "orphans") return <GoalLink action={action} />;
  if (group.by !== "goal") return null;
  const others = action.goals
    .filter(({ piece }) => piece.id !== group.goal.id)
    .map(({ piece }) => t("Goal {n}", { n: view.whole.goals.indexOf(piece) + 1 }));
  if (others.length === 0) return null;
  return <span className="plan-also">{t("also for {goals}", { goals: listed(others) })}</span>;
}
