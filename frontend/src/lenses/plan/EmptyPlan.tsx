import { t } from "../../i18n";
import { useCanEdit } from "../../shell/board";
import { Icon } from "../../shell/icons";
import type { PlanView } from "./usePlan";

/** Says what an action is and how the plan becomes one that serves the customer. */
export function EmptyPlan({ view, onAdd }: { view: PlanView; onAdd: () => void }) {
  const canEdit = useCanEdit();
  const hasGoals = view.whole.goals.length > 0;
  return (
    <div className="plan-empty">
      <Icon name="action" size={32} />
      <h3>{t("What will we do next, and for which goal?")}</h3>
      <p>
        {t(
          "One sentence makes an action. Then say who does it, and that person accepts it; until when; and what could stop it.",
        )}
      </p>
      <p>
        {hasGoals
          ? t(
              "Each goal needs an action on the executive, the middle and the field level. The plan shows which one is missing.",
            )
          : t(
              "Actions serve the goals of the customer. There is no goal on the board yet: write the first ones on the map.",
            )}
      </p>
      {canEdit && (
        <button type="button" className="button is-primary" onClick={onAdd}>
          <Icon name="plus" />
          {t("Write the first action")}
        </button>
      )}
    </div>
  );
}
