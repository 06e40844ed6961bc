import type { RefObject } from "react";
import { t, tn } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { sentenceOf } from "../../shell/label";
import { BalanceBar } from "./BalanceBar";
import type { Balance, OpenPoint, Warning } from "./balance";
import type { PlanView } from "./usePlan";
import { openPointWord, warningWords } from "./words";

const OPEN_KINDS: readonly OpenPoint["kind"][] = ["unowned", "unaccepted", "undated", "unblocked"];

type PlanWarningsProps = { id: string; balance: Balance; view: PlanView; head: RefObject<HTMLHeadingElement | null> };

/** What stands in the way of the plan, each a step to the piece it is about; and what its actions still lack. */
export function PlanWarnings({ id, balance, view, head }: PlanWarningsProps) {
  const { warnings, open, complete, counted } = balance;
  const told = { nameOf: view.crew.nameOf, today: view.today };
  return (
    <section id={id} className="plan-warnings" aria-label={t("What the plan lacks")}>
      <div>
        <h3 ref={head} tabIndex={-1}>
          {tn("{n} warning", "{n} warnings", warnings.length)}
        </h3>
        {warnings.length === 0 && <p>{t("Nothing stands in the way that the board can see.")}</p>}
        <ul>
          {warnings.map((warning) => (
            <li key={keyOf(warning)}>
              <PieceButton id={pieceOf(warning)} words={warningWords(warning, told)} isWarning />
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3>{t("Complete actions")}</h3>
        <p>
          {tn(
            "{complete} of {n} action is accepted, dated, linked to a goal, and has its obstacle considered.",
            "{complete} of {n} actions are accepted, dated, linked to a goal, and have their obstacle considered.",
            counted,
            { complete },
          )}
        </p>
        {OPEN_KINDS.map((kind) => (
          <OpenPoints key={kind} kind={kind} points={open.filter((point) => point.kind === kind)} />
        ))}
        <h3>{t("Short and long term")}</h3>
        <BalanceBar balance={balance} />
      </div>
    </section>
  );
}

function OpenPoints({ kind, points }: { kind: OpenPoint["kind"]; points: readonly OpenPoint[] }) {
  if (points.length === 0) return null;
  return (
    <details className="plan-open">
      <summary>{openPointWord(kind, points.length)}</summary>
      <ul>
        {points.map(({ action }) => (
          <li key={action.id}>
            <PieceButton id={action.id} words={sentenceOf(action.piece)} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function PieceButton({ id, words, isWarning = false }: { id: string; words: string; isWarning?: boolean }) {
  const { desk } = useBoard();
  return (
    <button
      type="button"
      className="plan-step"
      onClick={() => {
        desk.select([id]);
        desk.camera?.reveal(id);
        desk.camera?.focus(id);
      }}
    >
      <Icon name={isWarning ? "warn" : "action"} size={15} />
      <span dir="auto">{words}</span>
    </button>
  );
}

function pieceOf(warning: Warning): string {
  if (warning.kind === "levels") return warning.goal.id;
  if (warning.kind === "overload") return warning.actions[0]?.id ?? "";
  return warning.action.id;
}

function keyOf(warning: Warning): string {
  const other = warning.kind === "conflict" ? warning.other.id : "";
  return `${warning.kind} ${pieceOf(warning)} ${other}`;
}
