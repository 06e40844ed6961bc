import { type ReactNode, useRef } from "react";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import type { Column } from "./arrange";
import { CellContent } from "./CellContent";
import { CellEditor, EDITED } from "./CellEditor";
import type { Action } from "./plan";
import type { PlanView } from "./usePlan";

type ActionCellProps = {
  action: Action;
  column: Column;
  view: PlanView;
  editable: boolean;
  /** Beside what the cell says. */
  extra?: ReactNode;
  isOpen: boolean;
  onOpen: (open: boolean) => void;
};

const SWITCHED: ReadonlySet<Column> = new Set<Column>(["accepted", "shared"]);

/** One cell of the plan: Enter or F2 edits it, a click too; the sentence opens its details on a click. */
export function ActionCell({ action, column, view, editable, extra, isOpen, onOpen }: ActionCellProps) {
  const { desk } = useBoard();
  const cell = useRef<HTMLTableCellElement>(null);
  const canEdit = editable && EDITED.has(column);
  const isSentence = column === "sentence";
  const close = (back: boolean) => {
    onOpen(false);
    if (back) cell.current?.focus();
  };
  const act = () => {
    if (canEdit) onOpen(true);
    else desk.select([action.id]);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === "Enter" || event.key === "F2") act();
    else if (event.key === " ") desk.select([action.id]);
    else return;
    event.preventDefault();
  };
  const onClick = () => {
    if (isOpen) return;
    if (isSentence || !canEdit) desk.select([action.id]);
    else onOpen(true);
  };
  // What is switched where it stands holds a button, which is what the arrows come to.
  const isSwitched = SWITCHED.has(column) && editable && (column === "shared" || action.owner === view.me);
  return (
    <td
      ref={cell}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a table that is edited
      role="gridcell"
      data-cell={isSwitched ? undefined : column}
      data-holds={isSwitched ? column : undefined}
      tabIndex={isSwitched ? undefined : -1}
      aria-readonly={!canEdit && !isSwitched}
      title={canEdit && isSentence ? t("Enter or a double click edits, space opens the details") : undefined}
      className={`plan-cell is-${column} ${isOpen ? "is-open" : ""}`}
      onClick={onClick}
      onDoubleClick={isSentence && canEdit ? () => onOpen(true) : undefined}
      onKeyDown={onKeyDown}
    >
      {isOpen && isSentence ? null : <CellContent action={action} column={column} view={view} />}
      {!isOpen && extra}
      {isOpen && <CellEditor action={action} column={column} view={view} onClose={close} />}
    </td>
  );
}
