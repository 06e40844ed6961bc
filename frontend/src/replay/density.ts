import type { Moments } from "./moments";
import type { TimeAxis } from "./timeAxis";

/** How many edits there are in each of so many equal parts of the axis. */
export function placesIn(moments: Moments, axis: TimeAxis, parts: number): number[] {
  const counts = new Array<number>(parts).fill(0);
  for (let moment = 1; moment <= moments.count; moment++) {
    const part = Math.min(parts - 1, Math.floor(axis.placeOf(moments.timeOf(moment)) * parts));
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return counts;
}

/** A filled line over them. The busiest part would flatten all others: its root is drawn. */
export function pathOf(counts: readonly number[], width: number, height: number): string {
  const most = Math.sqrt(Math.max(1, ...counts));
  const step = width / counts.length;
  const points = counts.map((count, index) => {
    const y = height - (Math.sqrt(count) / most) * (height - 4);
    return `L${round((index + 0.5) * step)} ${round(y)}`;
  });
  return `M0 ${height}${points.join("")}L${width} ${height}Z`;
}

const round = (value: number) => Math.round(value * 10) / 10;
