import { t } from "../../i18n";
import { optionWord } from "../../shell/fieldWords";
import { Icon } from "../../shell/icons";
import { sentenceOf } from "../../shell/label";
import { AcceptButton } from "./AcceptButton";
import type { Column } from "./arrange";
import { DueWords } from "./DueWords";
import { OwnerMark } from "./OwnerMark";
import type { Action, Tie } from "./plan";
import { ShareButton } from "./ShareButton";
import { StatusPill } from "./StatusPill";
import type { PlanView } from "./usePlan";

type CellContentProps = { action: Action; column: Column; view: PlanView; inGrid?: boolean };

/** What a cell says while nobody edits it; also what it says when nothing was said yet. */
export function CellContent({ action, column, view, inGrid = true }: CellContentProps) {
  switch (column) {
    case "sentence":
      return (
        <span className="plan-sentence" dir="auto" title={sentenceOf(action.piece)}>
          {sentenceOf(action.piece)}
        </span>
      );
    case "owner":
      return <OwnerMark owner={action.owner} crew={view.crew} />;
    case "accepted":
      return <AcceptButton action={action} inGrid={inGrid} />;
    case "due":
      return <DueWords action={action} today={view.today} />;
    case "obstacle":
      return <Ties ties={action.obstacles} none={t("No obstacle")} />;
    case "stakeholder":
      return <Ties ties={action.stakeholders} none={t("Nobody named")} />;
    case "goal":
      return <Goals action={action} view={view} />;
    case "level":
      return <Said value={action.level} none={t("No level")} />;
    case "horizon":
      return <Said value={action.horizon} none={t("No horizon")} />;
    case "reach":
      return <Said value={action.reach} none={t("Not said")} />;
    case "review":
      return action.review ? (
        <span className={`plan-review is-${action.review}`}>{optionWord(action.review)}</span>
      ) : null;
    case "shared":
      return <ShareButton action={action} inGrid={inGrid} />;
    case "status":
      return <StatusPill status={action.status} />;
  }
}

function Said({ value, none }: { value: string | undefined; none: string }) {
  return value ? optionWord(value) : <span className="is-unsaid">{none}</span>;
}

function Ties({ ties, none }: { ties: readonly Tie[]; none: string }) {
  const [first, ...others] = ties;
  if (!first) return <span className="is-unsaid">{none}</span>;
  const all = ties.map(({ piece }) => sentenceOf(piece)).join("; ");
  return (
    <span className="plan-ties" title={all}>
      <span dir="auto">{sentenceOf(first.piece)}</span>
      {others.length > 0 && <b>{t("+ {n} more", { n: others.length })}</b>}
    </span>
  );
}

function Goals({ action, view }: { action: Action; view: PlanView }) {
  if (action.goals.length === 0)
    return (
      <span className="plan-ties is-warning">
        <Icon name="warn" size={14} />
        {t("No goal")}
      </span>
    );
  const ranked = action.goals.map(({ piece }) => view.whole.goals.indexOf(piece) + 1).sort((one, other) => one - other);
  const all = action.goals.map(({ piece }) => sentenceOf(piece)).join("; ");
  return <span title={all}>{ranked.map((n) => t("Goal {n}", { n })).join(", ")}</span>;
}
