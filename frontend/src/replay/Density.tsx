import { useMemo } from "react";
import { usePart, useValue } from "../shell/value";
import { pathOf, placesIn } from "./density";
import { useReplay } from "./replay";

const [WIDTH, HEIGHT] = [600, 48];

/** How busy it was, as a line; of what is asked for, where something is. Said by the list beside it, not by this. */
export function Density() {
  const { player, axis } = useReplay();
  const told = useValue(player.told);
  const asked = useValue(player.asked);
  const everything = useMemo(() => pathOf(placesIn(player.moments, axis, WIDTH / 3), WIDTH, HEIGHT), [player, axis]);
  const wanted = useMemo(() => {
    if (!asked) return "";
    const counts = new Array<number>(WIDTH / 3).fill(0);
    for (const { at } of told) {
      const place = Math.min(counts.length - 1, Math.floor(axis.placeOf(at) * counts.length));
      counts[place] = (counts[place] ?? 0) + 1;
    }
    return pathOf(counts, WIDTH, HEIGHT);
  }, [told, asked, axis]);
  const share = usePart(player.head, (head) => Math.round(axis.placeOf(head) * 2_000) / 2_000);
  return (
    <div className="timeline-density">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path className="is-everything" d={everything} />
        {asked && <path className="is-wanted" d={wanted} />}
        {axis.cuts.map((cut) => (
          <path key={cut} className="is-cut" d={`M${cut * WIDTH} 0V${HEIGHT}`} />
        ))}
      </svg>
      <i style={{ width: `${share * 100}%` }} />
    </div>
  );
}
