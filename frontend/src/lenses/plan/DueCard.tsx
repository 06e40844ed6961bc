import { t } from "../../i18n";
import { Avatar } from "../../shell/Avatar";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { pieceLabel, sentenceOf } from "../../shell/label";
import { useCanChange } from "../../shell/locks";
import { useValue } from "../../shell/value";
import { isLate } from "./balance";
import type { Action } from "./plan";
import { useCardDrag } from "./useCardDrag";
import type { PlanView } from "./usePlan";

type DueCardProps = {
  action: Action;
  view: PlanView;
  inGrid?: boolean;
  onDrop: (day: string) => void;
  /** Days to move it by, with Alt and an arrow. */
  onStep?: (days: number) => void;
};

const STEP_DAYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** An action in the calendar: one line that can be dragged to another day. */
export function DueCard({ action, view, inGrid = false, onDrop, onStep }: DueCardProps) {
  const { desk } = useBoard();
  const editable = useCanChange(action.piece.zone);
  const drag = useCardDrag(onDrop);
  const isSelected = useValue(desk.selection).includes(action.id);
  const late = isLate(action, view.today);
  const owner = view.crew.everybody.get(action.owner ?? "");
  const label = pieceLabel(action.piece, owner?.name);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const days = STEP_DAYS[event.key];
    if (!event.altKey || !days || !editable || !onStep) return;
    event.preventDefault();
    onStep(days);
  };
  return (
    <button
      type="button"
      data-piece={action.id}
      data-grip=""
      tabIndex={inGrid ? -1 : 0}
      className={`plan-due-card is-${action.status} ${isSelected ? "is-selected" : ""} ${late ? "is-late" : ""}`}
      aria-label={late ? t("{action}, late", { action: label }) : label}
      title={
        editable && onStep
          ? t("{action}. Alt and an arrow move its date.", { action: sentenceOf(action.piece) })
          : sentenceOf(action.piece)
      }
      aria-pressed={isSelected}
      onClick={() => desk.select([action.id])}
      onKeyDown={onKeyDown}
      {...(editable ? drag : {})}
    >
      {owner && <Avatar of={owner} size={18} />}
      {late && <Icon name="warn" size={13} />}
      {action.status === "done" && <Icon name="check" size={13} />}
      <span dir="auto">{sentenceOf(action.piece)}</span>
    </button>
  );
}
