import type { Link } from "../../board/model";
import type { Decider } from "./deciders";
import { LIFT, lineBetween, type Plot, radiusOf } from "./plot";

type GridLinesProps = {
  plot: Plot;
  deciders: readonly Decider[];
  links: readonly Link[];
  leadsShown: boolean;
  chosen: readonly string[];
  drawn: { from: string; x: number; y: number } | undefined;
};

/** Who influences whom; who reports to whom, where that is asked for. A picture: the panel lists the same links. */
export function GridLines({ plot, deciders, links, leadsShown, chosen, drawn }: GridLinesProps) {
  const round = new Map(
    deciders.flatMap(({ id, influence }) => {
      const place = plot.places.get(id);
      return place ? [[id, { x: place.x, y: place.y - LIFT, radius: radiusOf(influence) }] as const] : [];
    }),
  );
  const shown = links.filter(({ kind }) => kind === "influences" || (leadsShown && kind === "reports_to"));
  const start = drawn && round.get(drawn.from);
  return (
    <svg className="grid-lines" width={plot.width} height={plot.height} aria-hidden="true">
      {shown.map(({ id, from, to, kind }) => {
        const [one, other] = [round.get(from), round.get(to)];
        if (!one || !other) return null;
        const { path, head } = lineBetween(one, other);
        const near = chosen.includes(from) || chosen.includes(to);
        return (
          <g key={id} data-link={kind} className={`is-${kind} ${near ? "is-near" : ""}`}>
            <path d={path} />
            <path className="is-head" d={head} />
          </g>
        );
      })}
      {drawn && start && (
        <g className="is-influences is-near">
          <path d={lineBetween(start, { ...drawn, radius: 0 }).path} />
        </g>
      )}
    </svg>
  );
}
