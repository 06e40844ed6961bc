import type { Happening } from "./happening";

/** What ends next, or what ended before that: of those who write at the same time, who began first may end last. */
export function nextEnd(told: readonly Happening[], moment: number, by: 1 | -1): Happening | undefined {
  if (by === 1) return earliest(told, moment);
  const isUnderWay = told.some(({ first, last }) => first <= moment && moment < last);
  // Where nothing was told of since, what ended last is what is seen: back is before that.
  return latest(told, isUnderWay ? moment : (latest(told, moment + 1)?.last ?? 0));
}

function earliest(told: readonly Happening[], after: number): Happening | undefined {
  let found: Happening | undefined;
  for (const one of told) if (one.last > after && one.last < (found?.last ?? Number.POSITIVE_INFINITY)) found = one;
  return found;
}

function latest(told: readonly Happening[], before: number): Happening | undefined {
  let found: Happening | undefined;
  for (const one of told) if (one.last < before && one.last > (found?.last ?? 0)) found = one;
  return found;
}

/** Up to which moment goes what the first n of them do. */
export function reachOf(told: readonly Happening[]): Uint32Array<ArrayBuffer> {
  const reach = new Uint32Array(told.length + 1);
  told.forEach(({ last }, index) => {
    reach[index + 1] = Math.max(reach[index] ?? 0, last);
  });
  return reach;
}
