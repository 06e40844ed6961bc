import { useRef, useState } from "react";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { removePieces } from "../../shell/commands";
import { useUnfolding } from "../useUnfolding";
import { ActionRow } from "./ActionRow";
import { arrange, COLUMNS, type Column, type Group, type Grouping, held, rowKey, type Sort } from "./arrange";
import { ColumnHead } from "./ColumnHead";
import type { Wanted } from "./edits";
import { GroupRow } from "./GroupRow";
import { useGridKeys } from "./useGridKeys";
import { namesIn, type PlanView } from "./usePlan";

type Open = { row: string; column: Column };

type PlanTableProps = { view: PlanView; grouping: Grouping; onAdd: (wanted: Wanted) => void };

/** The plan as a table that is written in: one tab stop, arrows between the cells, Enter or F2 to edit one. */
export function PlanTable({ view, grouping, onAdd }: PlanTableProps) {
  const board = useBoard();
  const table = useRef<HTMLTableElement>(null);
  const [sort, setSort] = useState<Sort>();
  const [open, setOpen] = useState<Open>();
  const before = useRef<readonly Group[]>([]);
  const columns = grouping === "goal" ? COLUMNS : GOAL_FIRST;

  const now = arrange(view.shown, grouping, sort, namesIn(view.crew));
  // Nothing moves away under one's pen.
  const groups = open ? held(before.current, now) : now;
  before.current = groups;
  const { limit } = useUnfolding(groups.reduce((sum, { actions }) => sum + actions.length + 1, 0));
  const rows = firstRows(groups, limit);
  useGridKeys(table, (row) => {
    const id = row.split(" ").at(1);
    if (id) removePieces(board, [id]);
  });

  return (
    <div className="plan-scroll">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are gone through and edited
        role="grid"
        className="plan-table"
        aria-label={t("Actions")}
        aria-describedby="plan-keys"
      >
        <thead>
          <tr data-row="head">
            {columns.map((column) => (
              <ColumnHead key={column} column={column} sort={sort} onSort={setSort} />
            ))}
          </tr>
        </thead>
        {rows.map((group) => (
          <tbody key={group.key}>
            <GroupRow group={group} width={columns.length} view={view} onAdd={onAdd} />
            {group.actions.map((action) => {
              const row = rowKey(group, action);
              return (
                <ActionRow
                  key={action.id}
                  row={row}
                  action={action}
                  group={group}
                  columns={columns}
                  view={view}
                  open={open?.row === row ? open.column : undefined}
                  onOpen={(column) => setOpen(column && { row, column })}
                />
              );
            })}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** The groups with the first so many rows, their heads counted. */
function firstRows(groups: readonly Group[], limit: number): readonly Group[] {
  let left = limit;
  return groups.flatMap((group) => {
    if (left <= 0) return [];
    const actions = group.actions.slice(0, left - 1);
    left -= group.actions.length + 1;
    return [actions.length === group.actions.length ? group : { ...group, actions }];
  });
}

const GOAL_FIRST: readonly Column[] = [
  "sentence",
  "goal",
  ...COLUMNS.filter((name) => name !== "sentence" && name !== "goal"),
];
