/** Replace `removed` UTF-16 units at `at` by `inserted`. */
export type Splice = { at: number; removed: number; inserted: string };

/** What Y.Text reports of a change, text only. */
export type Delta = readonly { retain?: number | undefined; insert?: unknown; delete?: number | undefined }[];

// The mark of a character that was not there before.
const NEW = -1;

/**
 * The one splice that makes `before` into `after`, biased to the caret so that a repeated letter lands where it was
 * typed. It never cuts a code point: half a surrogate pair would become another character on every other screen.
 */
export function spliceBetween(before: string, after: string, caret: number): Splice {
  const shorter = Math.min(before.length, after.length);
  let tail = 0;
  while (tail < Math.min(after.length - caret, shorter) && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  let head = 0;
  while (head < shorter - tail && before[head] === after[head]) head++;
  if (head > 0 && isHigh(before.charCodeAt(head - 1))) head--;
  if (tail > 0 && isLow(before.charCodeAt(before.length - tail))) tail--;
  return { at: head, removed: before.length - head - tail, inserted: after.slice(head, after.length - tail) };
}

/** Where a caret stands after somebody else's change; what is inserted right at it stays behind it. */
export function shiftedCaret(caret: number, delta: Delta): number {
  let at = 0;
  for (const step of delta) {
    if (step.retain) at += step.retain;
    else if (typeof step.insert === "string") {
      if (at < caret) caret += step.insert.length;
      at += step.insert.length;
    } else if (step.delete) caret -= Math.max(0, Math.min(step.delete, caret - at));
  }
  return caret;
}

/** Splices on the newest text that do what `splice` did to the text as it was before `deltas`; last position first. */
export function rebased(splice: Splice, length: number, deltas: readonly Delta[]): Splice[] {
  const origins = deltas.reduce(
    applied,
    Array.from({ length }, (_, index) => index),
  );
  const end = splice.at + splice.removed;
  const at = origins.findLastIndex((origin) => origin !== NEW && origin < splice.at) + 1;
  const cuts = origins.flatMap((origin, index) => (origin >= splice.at && origin < end ? [index] : [])).reverse();
  return [
    ...cuts.map((index) => ({ at: index, removed: 1, inserted: "" })),
    { at, removed: 0, inserted: splice.inserted },
  ];
}

function applied(origins: number[], delta: Delta): number[] {
  const next: number[] = [];
  let at = 0;
  for (const step of delta) {
    if (step.retain) next.push(...origins.slice(at, at + step.retain));
    if (typeof step.insert === "string") next.push(...new Array<number>(step.insert.length).fill(NEW));
    at += (step.retain ?? 0) + (step.delete ?? 0);
  }
  return next.concat(origins.slice(at));
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
