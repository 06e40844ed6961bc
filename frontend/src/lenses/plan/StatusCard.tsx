import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { optionWord } from "../../shell/fieldWords";
import { Icon } from "../../shell/icons";
import { pieceLabel, sentenceOf } from "../../shell/label";
import { useCanChange } from "../../shell/locks";
import { Menu } from "../../shell/Menu";
import { useValue } from "../../shell/value";
import { AcceptButton } from "./AcceptButton";
import { DueWords } from "./DueWords";
import { moveTo } from "./edits";
import { OwnerMark } from "./OwnerMark";
import { type Action, STATUSES } from "./plan";
import { useCardDrag } from "./useCardDrag";
import type { PlanView } from "./usePlan";

/** One action between the columns. */
export function StatusCard({ action, view }: { action: Action; view: PlanView }) {
  const board = useBoard();
  const editable = useCanChange(action.piece.zone);
  const isSelected = useValue(board.desk.selection).includes(action.id);
  const move = (status: string | undefined) => {
    const to = STATUSES.find((one) => one === status);
    if (to) moveTo(board, action, to);
  };
  const drag = useCardDrag(move);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const steps = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!event.altKey || !steps || !editable) return;
    // Also the browser's own way back.
    event.preventDefault();
    const to = STATUSES[STATUSES.indexOf(action.status) + steps];
    if (!to) return;
    move(to);
  };
  const goals = action.goals.map(({ piece }) => t("Goal {n}", { n: view.whole.goals.indexOf(piece) + 1 }));
  return (
    <article
      data-piece={action.id}
      className={`plan-card ${isSelected ? "is-selected" : ""} ${editable ? "is-movable" : ""}`}
      {...(editable ? drag : {})}
    >
      <button
        type="button"
        data-grip=""
        className="plan-card-sentence"
        aria-label={pieceLabel(action.piece)}
        title={editable ? t("Alt and an arrow move it to the next column") : undefined}
        aria-pressed={isSelected}
        onClick={() => board.desk.select([action.id])}
        onKeyDown={onKeyDown}
      >
        <span dir="auto">{sentenceOf(action.piece)}</span>
      </button>
      <div className="plan-card-line">
        <OwnerMark owner={action.owner} crew={view.crew} size={20} />
        <DueWords action={action} today={view.today} />
      </div>
      <div className="plan-card-line">
        {action.goals.length > 0 ? (
          <small>{goals.join(", ")}</small>
        ) : (
          <small className="is-warning">
            <Icon name="warn" size={13} /> {t("No goal")}
          </small>
        )}
        {action.shared && (
          <small title={t("Shared with the customer")}>
            <Icon name="eye" size={15} />
            <span className="sr-only">{t("Shared with the customer")}</span>
          </small>
        )}
        {!action.accepted && action.owner && <AcceptButton action={action} />}
        {editable && (
          <Menu
            label={t("Move to: {action}", { action: sentenceOf(action.piece) })}
            className="button is-quiet is-square plan-card-menu"
            align="end"
            groups={[
              {
                title: t("Move to"),
                items: STATUSES.map((status) => ({
                  id: status,
                  word: optionWord(status),
                  checked: status === action.status,
                  run: () => move(status),
                })),
              },
            ]}
          >
            <Icon name="more" size={16} />
          </Menu>
        )}
      </div>
    </article>
  );
}
