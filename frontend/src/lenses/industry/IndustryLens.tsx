import { useMemo, useRef, useState } from "react";
import { t, tn } from "../../i18n";
import { useBoard, useCanEdit, useLanguage, useLinks } from "../../shell/board";
import { usePasses } from "../../shell/filter";
import { lensWord } from "../../shell/lens";
import { inReadingOrder } from "../inline/order";
import { LensPage } from "../LensPage";
import { useLensView, usePieces } from "../pieces";
import { Segments } from "../Segments";
import { FactorColumn } from "./FactorColumn";
import { PressureTable } from "./PressureTable";
import { byColumn, CATEGORIES, type ColumnName, type Order, pressureOf, UNSORTED } from "./pressure";
import { useColumnDrag } from "./useColumnDrag";

/** What changes around the customer, in four columns, and how hard it presses on them. */
export default function IndustryLens() {
  useLanguage();
  const { desk } = useBoard();
  const editable = useCanEdit();
  const all = usePieces("factor");
  const passes = usePasses();
  const [order, setOrder] = useLensView<Order>("industry", "heaviest");
  const drag = useColumnDrag();
  const goalsOf = useGoals();
  const [current, setCurrent] = useState<string | null>(() => desk.focused.get());
  const columnsElement = useRef<HTMLDivElement>(null);

  const shown = useMemo(() => inReadingOrder(all.filter(passes)), [all, passes]);
  const columns = useMemo(() => byColumn(shown), [shown]);
  const names: ColumnName[] = columns.unsorted.length > 0 ? [UNSORTED, ...CATEGORIES] : [...CATEGORIES];
  const sums = names.map((name) => pressureOf(columns[name]));
  const scale = Math.max(1, ...sums.map((sum) => Math.max(-sum.against, sum.for)));
  const stop = shown.some(({ id }) => id === current) ? current : names.flatMap((name) => columns[name])[0]?.id;
  const come = (id: string) => {
    setCurrent(id);
    desk.focused.set(id);
  };
  const hidden = all.length - shown.length;
  return (
    <LensPage
      title={lensWord("industry")}
      summary={tn("{n} factor", "{n} factors", shown.length)}
      className="industry-lens"
      tools={
        <Segments
          label={t("Order in the columns")}
          options={[
            { name: "heaviest", word: t("Heaviest first") },
            { name: "most_helpful", word: t("Most helpful first") },
          ]}
          value={order}
          onChange={setOrder}
        />
      }
    >
      {hidden > 0 && (
        <p className="lens-filtered">
          {tn(
            "{n} factor is hidden by the filter. The sums count what is shown.",
            "{n} factors are hidden by the filter. The sums count what is shown.",
            hidden,
          )}
        </p>
      )}
      <PressureTable factors={shown} />
      {editable && (
        <p className="industry-hint">
          {t("Drag a factor to another column, or press Alt and an arrow on it. Its + and − change the effect.")}
        </p>
      )}
      <div ref={columnsElement} className="factor-columns">
        {names.map((name) => (
          <FactorColumn
            key={name}
            column={name}
            factors={columns[name]}
            scale={scale}
            order={order}
            stop={stop ?? undefined}
            goalsOf={goalsOf}
            drag={drag}
            onCome={come}
            onGo={(event) => go(event, columnsElement.current)}
          />
        ))}
      </div>
    </LensPage>
  );
}

/** How many goals a factor supports or blocks. */
function useGoals(): (id: string) => number {
  const links = useLinks();
  const { session } = useBoard();
  return useMemo(() => {
    const goals = new Map<string, number>();
    const model = session.model();
    for (const { from, to } of links)
      if (model.piece(from)?.kind === "factor" && model.piece(to)?.kind === "goal")
        goals.set(from, (goals.get(from) ?? 0) + 1);
    return (id) => goals.get(id) ?? 0;
  }, [links, session]);
}

/** Up and down in a column, left and right to the card beside in the next one that has any. */
function go(event: React.KeyboardEvent, root: HTMLElement | null): boolean {
  if (!root || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  const columns = [...root.querySelectorAll("[data-column]")]
    .map((column) => [...column.querySelectorAll<HTMLElement>(".factor-words")])
    .filter((cards) => cards.length > 0);
  const x = columns.findIndex((cards) => cards.includes(event.currentTarget as HTMLElement));
  const y = columns[x]?.indexOf(event.currentTarget as HTMLElement) ?? -1;
  const target: Record<string, HTMLElement | undefined> = {
    ArrowUp: columns[x]?.[y - 1],
    ArrowDown: columns[x]?.[y + 1],
    ArrowLeft: columns[x - 1]?.[Math.min(y, (columns[x - 1]?.length ?? 0) - 1)],
    ArrowRight: columns[x + 1]?.[Math.min(y, (columns[x + 1]?.length ?? 0) - 1)],
    Home: columns[x]?.[0],
    End: columns[x]?.at(-1),
  };
  if (!(event.key in target)) return false;
  target[event.key]?.focus();
  return true;
}
