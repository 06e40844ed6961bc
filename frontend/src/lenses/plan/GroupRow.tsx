import { t } from "../../i18n";
import { useBoard, useCanEdit } from "../../shell/board";
import { optionWord } from "../../shell/fieldWords";
import { Icon } from "../../shell/icons";
import { sentenceOf } from "../../shell/label";
import type { Group } from "./arrange";
import { levelsMissing } from "./balance";
import type { Wanted } from "./edits";
import { OwnerMark } from "./OwnerMark";
import { LEVELS } from "./plan";
import type { PlanView } from "./usePlan";
import { missingWords } from "./words";

type GroupRowProps = { group: Group; width: number; view: PlanView; onAdd: (wanted: Wanted) => void };

/** What the rows below have in common. A goal says also on which levels something is done for it. */
export function GroupRow({ group, width, view, onAdd }: GroupRowProps) {
  if (group.by === "none") return null;
  return (
    <tr
      className={`plan-group is-${group.by}`}
      data-row={group.key}
      {...(group.by === "goal" ? { "data-piece": group.goal.id } : {})}
    >
      <th colSpan={width} scope="colgroup">
        <div className="plan-group-line">
          <GroupName group={group} view={view} />
          {group.by === "goal" && <Levels group={group} view={view} onAdd={onAdd} />}
        </div>
      </th>
    </tr>
  );
}

function GroupName({ group, view }: { group: Group; view: PlanView }) {
  const { desk } = useBoard();
  switch (group.by) {
    case "goal":
      return (
        <button
          type="button"
          data-cell="group"
          tabIndex={-1}
          className="plan-goal"
          onClick={() => desk.select([group.goal.id])}
        >
          <i aria-hidden="true" />
          <b>{t("Goal {n}", { n: group.rank })}</b>
          <span dir="auto">{sentenceOf(group.goal)}</span>
          {typeof group.goal.fields.priority === "number" && (
            <small>{t("Priority {n}", { n: group.goal.fields.priority })}</small>
          )}
        </button>
      );
    case "orphans":
      return (
        <span className="plan-orphans">
          <Icon name="warn" size={16} />
          {t("Without a goal: these serve no goal of the customer yet")}
        </span>
      );
    case "owner":
      return <OwnerMark owner={group.owner} crew={view.crew} />;
    case "level":
      return <b>{group.level ? optionWord(group.level) : t("No level")}</b>;
    case "none":
      return null;
  }
}

type LevelsProps = { group: Extract<Group, { by: "goal" }>; view: PlanView; onAdd: (wanted: Wanted) => void };

function Levels({ group, view, onAdd }: LevelsProps) {
  const canEdit = useCanEdit();
  const missing = levelsMissing(group.goal, view.whole.actions);
  const [first] = missing;
  const words = missingWords(missing);
  const label = t("{missing}: write one for goal {n}", { missing: words, n: group.rank });
  return (
    <span className="plan-levels">
      {first && canEdit && (
        <button
          type="button"
          data-cell="missing"
          tabIndex={-1}
          className="plan-missing"
          aria-label={label}
          title={label}
          onClick={() => onAdd({ goal: group.goal.id, level: first })}
        >
          <Icon name="warn" size={14} />
          {words}
        </button>
      )}
      {first && !canEdit && (
        <span className="plan-missing">
          <Icon name="warn" size={14} />
          {words}
        </span>
      )}
      {LEVELS.map((level) => {
        const there = !missing.includes(level);
        return (
          <span key={level} className={there ? "plan-level" : "plan-level is-missing"}>
            <Icon name={there ? "check" : "gap"} size={14} />
            {optionWord(level)}
            <span className="sr-only">{there ? t("there") : t("missing")}</span>
          </span>
        );
      })}
    </span>
  );
}
