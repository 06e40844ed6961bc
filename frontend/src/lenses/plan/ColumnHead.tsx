import { t } from "../../i18n";
import { Icon } from "../../shell/icons";
import type { Column, Sort } from "./arrange";
import { columnWord } from "./words";

type ColumnHeadProps = { column: Column; sort: Sort | undefined; onSort: (next: Sort | undefined) => void };

/** Press once for upwards, twice for downwards, three times for the order of the map. */
export function ColumnHead({ column, sort, onSort }: ColumnHeadProps) {
  const mine = sort?.column === column ? sort : undefined;
  const next = (): Sort | undefined => {
    if (!mine) return { column, descending: false };
    return mine.descending ? undefined : { column, descending: true };
  };
  return (
    <th
      scope="col"
      className={`is-${column}`}
      aria-sort={mine ? (mine.descending ? "descending" : "ascending") : "none"}
    >
      <button
        type="button"
        data-cell={column}
        tabIndex={-1}
        title={t("Sort by this column")}
        onClick={() => onSort(next())}
      >
        {columnWord(column)}
        {mine && (
          <span className={mine.descending ? "plan-sort" : "plan-sort is-up"}>
            <Icon name="down" size={13} />
          </span>
        )}
      </button>
    </th>
  );
}
