/** Where a moment lies on a line of so many pixels, and back again. */
export type TimeScale = {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  x(at: number): number;
  at(x: number): number;
  /** The first moments of years, far enough apart for their labels. */
  readonly years: readonly number[];
};

const YEAR_PX = 132;
// So that a date of long ago makes no line without end.
const MOST_PX = 9_000;
const LABEL_PX = 56;
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/** Whole years, from the first moment to the last. */
export function timeScale(moments: readonly number[], leastWidth: number): TimeScale {
  const first = new Date(Math.min(...moments)).getUTCFullYear();
  const last = new Date(Math.max(...moments)).getUTCFullYear() + 1;
  const [from, to] = [yearStart(first), yearStart(last)];
  const count = last - first;
  const width = Math.max(leastWidth, Math.min(MOST_PX, count * YEAR_PX));
  const step = STEPS.find((years) => (width / count) * years >= LABEL_PX) ?? 10_000;
  const years: number[] = [];
  for (let year = Math.ceil(first / step) * step; year < last; year += step) years.push(yearStart(year));
  const span = to - from;
  return {
    from,
    to,
    width,
    years,
    x: (at) => ((at - from) / span) * width,
    at: (x) => from + (Math.max(0, Math.min(width - 1, x)) / width) * span,
  };
}

function yearStart(year: number): number {
  return new Date(0).setUTCFullYear(year, 0, 1);
}

/**
 * The row of each label, 0 nearest to the line, so that none lies over another. From right to left: an earlier one
 * stands behind the later ones it would cover.
 */
export function rowsOf(lefts: readonly number[], width: number): number[] {
  const order = lefts.map((_, index) => index).sort((a, b) => (lefts[b] ?? 0) - (lefts[a] ?? 0) || b - a);
  const nextLeft: number[] = [];
  const rows: number[] = [];
  for (const index of order) {
    const left = lefts[index] ?? 0;
    const free = nextLeft.findIndex((next) => left + width <= next);
    const row = free === -1 ? nextLeft.length : free;
    nextLeft[row] = left;
    rows[index] = row;
  }
  return rows;
}
