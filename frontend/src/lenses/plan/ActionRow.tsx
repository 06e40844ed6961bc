import { useBoard, useCanEdit } from "../../shell/board";
import { useCanChange } from "../../shell/locks";
import { useValue } from "../../shell/value";
import { ActionCell } from "./ActionCell";
import type { Column, Group } from "./arrange";
import { LINKED } from "./CellEditor";
import type { Action } from "./plan";
import { RowExtra } from "./RowExtra";
import type { PlanView } from "./usePlan";

type ActionRowProps = {
  row: string;
  action: Action;
  columns: readonly Column[];
  view: PlanView;
  open: Column | undefined;
  group: Group;
  onOpen: (column: Column | undefined) => void;
};

export function ActionRow({ row, action, columns, view, open, group, onOpen }: ActionRowProps) {
  const { desk } = useBoard();
  const canEdit = useCanEdit();
  const canChange = useCanChange(action.piece.zone);
  const isSelected = useValue(desk.selection).includes(action.id);
  const fresh = useValue(desk.fresh).get(action.id);
  const editable = (column: Column) => (LINKED.has(column) ? canEdit : canChange);
  const mine = action.owner === view.me;
  const classes = [
    "plan-row",
    isSelected && "is-selected",
    fresh && "is-fresh",
    action.status === "dropped" && "is-dropped",
    mine && "is-mine",
  ];
  return (
    <tr data-row={row} data-piece={action.id} aria-selected={isSelected} className={classes.filter(Boolean).join(" ")}>
      {columns.map((column) => (
        <ActionCell
          key={column}
          action={action}
          column={column}
          view={view}
          editable={editable(column)}
          extra={column === "sentence" && <RowExtra action={action} group={group} view={view} />}
          isOpen={open === column}
          onOpen={(opens) => onOpen(opens ? column : undefined)}
        />
      ))}
    </tr>
  );
}
