import { lastWhere, type Moments } from "./moments";

/** Where nothing was written for longer, the axis is cut: a night is no part of a workshop. */
const LULL_MS = 20 * 60_000;
const LULL_SHOWN_MS = 3 * 60_000;
// A film of a second has an axis, too.
const SHORTEST_MS = 1_000;

/** Time along the line below the board: 0 is its beginning, 1 its end. */
export class TimeAxis {
  /** Where it is cut. */
  readonly cuts: readonly number[];
  readonly #times: number[] = [];
  readonly #places: number[] = [];

  constructor(moments: Pick<Moments, "count" | "timeOf">) {
    let place = 0;
    let before = moments.timeOf(1);
    const cuts: number[] = [];
    this.#knot(before, place);
    for (let moment = 2; moment <= moments.count; moment++) {
      const time = moments.timeOf(moment);
      if (time - before > LULL_MS) {
        place += before - (this.#times.at(-1) ?? before);
        this.#knot(before, place);
        cuts.push(place + LULL_SHOWN_MS / 2);
        place += LULL_SHOWN_MS;
        this.#knot(time, place);
      }
      before = time;
    }
    const end = Math.max(before, moments.timeOf(1) + SHORTEST_MS);
    this.#knot(end, place + end - (this.#times.at(-1) ?? end));
    const whole = this.#places.at(-1) || 1;
    this.#places = this.#places.map((each) => each / whole);
    this.cuts = cuts.map((each) => each / whole);
  }

  placeOf(time: number): number {
    return between(this.#times, this.#places, time);
  }

  timeAt(place: number): number {
    return between(this.#places, this.#times, place);
  }

  #knot(time: number, place: number): void {
    this.#times.push(time);
    this.#places.push(place);
  }
}

/** On the broken line through these points; outside of them at its ends. */
function between(from: readonly number[], to: readonly number[], value: number): number {
  const index = Math.max(
    1,
    Math.min(
      from.length - 1,
      lastWhere(from.length, (nth) => (from[nth - 1] ?? 0) <= value),
    ),
  );
  const [low, high] = [from[index - 1] ?? 0, from[index] ?? 0];
  const share = high > low ? Math.max(0, Math.min(1, (value - low) / (high - low))) : 0;
  return (to[index - 1] ?? 0) + share * ((to[index] ?? 0) - (to[index - 1] ?? 0));
}
