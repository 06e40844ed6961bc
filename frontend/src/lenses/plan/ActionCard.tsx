import { useRef, useState } from "react";
import { t } from "../../i18n";
import { useBoard, useCanEdit } from "../../shell/board";
import { pieceLabel, sentenceOf } from "../../shell/label";
import { useCanChange } from "../../shell/locks";
import { useValue } from "../../shell/value";
import { AcceptButton } from "./AcceptButton";
import type { Column } from "./arrange";
import { CellContent } from "./CellContent";
import { CellEditor, LINKED } from "./CellEditor";
import type { Action } from "./plan";
import type { PlanView } from "./usePlan";
import { columnWord } from "./words";

const ON_CARD: readonly Column[] = ["owner", "due", "status", "goal", "obstacle"];

/** One action on a phone: all that is decided about it, each a button that opens its choice. */
export function ActionCard({ action, view }: { action: Action; view: PlanView }) {
  const { desk } = useBoard();
  const isSelected = useValue(desk.selection).includes(action.id);
  return (
    <article data-piece={action.id} className={`plan-card ${isSelected ? "is-selected" : ""}`}>
      <button
        type="button"
        className="plan-card-sentence"
        aria-label={pieceLabel(action.piece)}
        onClick={() => desk.select([action.id])}
      >
        <span dir="auto">{sentenceOf(action.piece)}</span>
      </button>
      <dl>
        {ON_CARD.map((column) => (
          <div key={column}>
            <dt>{columnWord(column)}</dt>
            <dd>
              <CardField action={action} column={column} view={view} />
            </dd>
          </div>
        ))}
      </dl>
      <AcceptButton action={action} />
    </article>
  );
}

function CardField({ action, column, view }: { action: Action; column: Column; view: PlanView }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const canEdit = useCanEdit();
  const canChange = useCanChange(action.piece.zone);
  const content = <CellContent action={action} column={column} view={view} inGrid={false} />;
  if (!(LINKED.has(column) ? canEdit : canChange)) return content;
  return (
    <span className="plan-card-field">
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        title={t("{column} of {action}", { column: columnWord(column), action: sentenceOf(action.piece) })}
        onClick={() => setOpen(!open)}
      >
        {content}
      </button>
      {open && (
        <CellEditor
          action={action}
          column={column}
          view={view}
          onClose={(back) => {
            setOpen(false);
            if (back) button.current?.focus();
          }}
        />
      )}
    </span>
  );
}
