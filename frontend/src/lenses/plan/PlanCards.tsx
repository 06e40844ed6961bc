import { useRef, useState } from "react";
import { t } from "../../i18n";
import { optionWord } from "../../shell/fieldWords";
import { sentenceOf } from "../../shell/label";
import { Segments } from "../Segments";
import { ActionCard } from "./ActionCard";
import { arrange, type Grouping } from "./arrange";
import { OwnerMark } from "./OwnerMark";
import { cardOf, pieceOf, useKeptFocus } from "./useKeptFocus";
import { namesIn, type PlanView } from "./usePlan";

type PlanCardsProps = { view: PlanView; grouping: Grouping };

/** The plan on a phone: what is mine first. */
export function PlanCards({ view, grouping }: PlanCardsProps) {
  const mine = view.shown.actions.filter(({ owner }) => owner === view.me);
  const [whose, setWhose] = useState<"mine" | "all">("mine");
  const root = useRef<HTMLDivElement>(null);
  useKeptFocus(root, pieceOf, cardOf);
  const groups = arrange(view.shown, grouping, undefined, namesIn(view.crew));
  const options = [
    { name: "mine" as const, word: t("Mine ({n})", { n: mine.length }) },
    { name: "all" as const, word: t("All ({n})", { n: view.shown.actions.length }) },
  ];
  return (
    <div ref={root} className="plan-cards">
      <Segments label={t("Whose actions")} options={options} value={whose} onChange={setWhose} />
      {whose === "mine" && mine.length === 0 && (
        <p className="plan-nothing">
          {t("Nothing in the plan is yours yet. Choose yourself as the owner of an action, or look at all of them.")}
        </p>
      )}
      {whose === "mine" ? (
        <CardList actions={[...mine].sort((one, other) => Number(one.accepted) - Number(other.accepted))} view={view} />
      ) : (
        groups.map((group) => (
          <section key={group.key}>
            <h3 dir="auto">
              {group.by === "goal" && t("Goal {n}. {goal}", { n: group.rank, goal: sentenceOf(group.goal) })}
              {group.by === "orphans" && t("Without a goal")}
              {group.by === "owner" && <OwnerMark owner={group.owner} crew={view.crew} />}
              {group.by === "level" && (group.level ? optionWord(group.level) : t("No level"))}
              {group.by === "none" && t("All actions")}
            </h3>
            {group.actions.length === 0 && <p className="plan-nothing">{t("No action serves it yet.")}</p>}
            <CardList actions={group.actions} view={view} />
          </section>
        ))
      )}
    </div>
  );
}

function CardList({ actions, view }: { actions: PlanView["shown"]["actions"]; view: PlanView }) {
  return (
    <ul>
      {actions.map((action) => (
        <li key={action.id}>
          <ActionCard action={action} view={view} />
        </li>
      ))}
    </ul>
  );
}
