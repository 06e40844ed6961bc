import { useEffect, useId, useMemo, useRef, useState } from "react";
import type { Link } from "../../board/model";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { useValue } from "../../shell/value";
import { type Decider, SCALE } from "./deciders";
import { GridLegend } from "./GridLegend";
import { GridLines } from "./GridLines";
import { GridPerson } from "./GridPerson";
import { NotPlaced } from "./NotPlaced";
import { PlotGround } from "./PlotGround";
import { place } from "./placing";
import { type Plot, plotFor, type Standing } from "./plot";
import { useGridKeys } from "./useGridKeys";
import { useGridPointer } from "./useGridPointer";
import { usePicking } from "./usePicking";
import { usePlotSize } from "./usePlotSize";

type PowerGridProps = { deciders: readonly Decider[]; links: readonly Link[]; editable: boolean };

/** Power upwards, interest to the right. What is carried or pressed sets the two values. */
export function PowerGrid({ deciders, links, editable }: PowerGridProps) {
  const board = useBoard();
  const field = useRef<HTMLDivElement>(null);
  const size = usePlotSize(field);
  const [leadsShown, showLeads] = useState(false);
  const selection = useValue(board.desk.selection);
  const help = useId();
  // By name: an order that no drag and no key changes, so that nobody loses the focus.
  const people = useMemo(() => [...deciders].sort((one, other) => one.name.localeCompare(other.name)), [deciders]);
  const placed = people.filter(isPlaced);
  const plot = useMemo(
    () => plotFor(people.filter(isPlaced), size.width, size.height),
    [people, size.width, size.height],
  );
  const picking = usePicking(board);
  const pointer = useGridPointer(field, plot, {
    onDrop: (id, step) => place(board, id, step),
    onLink: (from, to) => picking.join({ from, kind: "influences" }, to),
  });
  const comeBack = useComeBack(plot);
  const keys = useGridKeys(board, picking, comeBack);
  const shared = { board, editable, picking, pointer, keys, help };

  return (
    <section className="power-grid" aria-label={t("Power and interest")}>
      <header className="power-head">
        {picking.words ? <b className="power-picking">{picking.words}</b> : <b>{t("Power over the decision")}</b>}
        <label className="power-option">
          <input type="checkbox" checked={leadsShown} onChange={(event) => showLeads(event.target.checked)} />
          {t("Who reports to whom")}
        </label>
      </header>
      <NotPlaced deciders={people.filter((one) => !isPlaced(one))} selection={selection} {...shared} />
      <div className="power-scroll">
        <ol className="power-steps" aria-hidden="true">
          {plot.rows.map(({ power, top, height }) => (
            <li key={power} style={{ top: top + height / 2 }}>
              {power}
            </li>
          ))}
        </ol>
        <div
          ref={field}
          className="power-plot"
          role="application"
          aria-label={t("Grid of power and interest")}
          aria-describedby={help}
          style={{ height: plot.height }}
        >
          <PlotGround plot={plot} target={pointer.target} />
          <GridLines
            plot={plot}
            deciders={placed}
            links={links}
            leadsShown={leadsShown}
            chosen={selection}
            drawn={pointer.drawn}
          />
          {placed.map((decider) => (
            <GridPerson
              key={decider.id}
              decider={decider}
              place={plot.places.get(decider.id)}
              selected={selection.includes(decider.id)}
              {...shared}
            />
          ))}
          {deciders.length === 0 && (
            <p className="power-empty">
              <b>{t("Who decides, and what do they care about?")}</b>
              {t(
                "Add the people of the customer by name. Then carry each to how much they decide and how much they care.",
              )}
            </p>
          )}
        </div>
        <ol className="interest-steps" aria-hidden="true">
          {SCALE.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <b className="interest-title">{t("Interest in us")}</b>
      </div>
      <GridLegend help={help} editable={editable} />
    </section>
  );
}

function isPlaced(one: Decider): one is Decider & Standing {
  return one.power !== undefined && one.interest !== undefined;
}

/** Whoever was placed by keys keeps the focus on the plot, where the person is drawn anew. */
function useComeBack(plot: Plot): (id: string) => void {
  const { desk } = useBoard();
  const wanted = useRef("");
  useEffect(() => {
    if (!wanted.current || !plot.places.has(wanted.current)) return;
    desk.camera?.focus(wanted.current);
    wanted.current = "";
  }, [plot, desk]);
  return (id) => {
    wanted.current = id;
  };
}
