export const WHOLE = 100;

/** What the weights give together; a criterion without one gives nothing. */
export function sumOf(weights: readonly (number | undefined)[]): number {
  return weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0);
}

/**
 * Weights that sum to 100, each a whole number: what is missing goes to the criteria without a weight, in equal parts;
 * where all have one, everybody gets their share of it, as they get their share of what is too much.
 */
export function spread(weights: readonly (number | undefined)[]): number[] {
  const sum = sumOf(weights);
  const missing = WHOLE - sum;
  if (missing > 0 && weights.includes(undefined))
    return added(
      weights,
      parts(
        missing,
        weights.map((weight) => (weight === undefined ? 1 : 0)),
      ),
    );
  return parts(WHOLE, sum > 0 ? weights.map((weight) => weight ?? 0) : weights.map(() => 1));
}

/** `whole` in whole parts of these proportions; the largest remainders are rounded up, the first of equal ones. */
function parts(whole: number, proportions: readonly number[]): number[] {
  const sum = sumOf(proportions);
  if (sum === 0) return proportions.map(() => 0);
  const exact = proportions.map((proportion) => (whole * proportion) / sum);
  const floors = exact.map(Math.floor);
  const left = whole - sumOf(floors);
  const up = exact
    .map((part, index) => ({ index, rest: part - Math.floor(part) }))
    .sort((one, other) => other.rest - one.rest || one.index - other.index)
    .slice(0, left);
  for (const { index } of up) floors[index] = (floors[index] ?? 0) + 1;
  return floors;
}

function added(weights: readonly (number | undefined)[], more: readonly number[]): number[] {
  return weights.map((weight, index) => (weight ?? 0) + (more[index] ?? 0));
}
