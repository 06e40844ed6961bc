// So much of what is the same says where the change is.
const SAME_SHOWN = 40;

export type Between = { readonly head: string; readonly was: string; readonly is: string; readonly tail: string };

/** What differs between two texts, in whole words, and a little of what is the same around it. */
export function wordsBetween(before: string, after: string): Between {
  const [one, other] = [before.split(/(?<=\s)/), after.split(/(?<=\s)/)];
  let head = 0;
  while (head < one.length && head < other.length && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < one.length - head && tail < other.length - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  const same = one.slice(0, head).join("");
  const rest = tail > 0 ? one.slice(-tail).join("") : "";
  return {
    head: same.length > SAME_SHOWN ? `…${same.slice(-SAME_SHOWN)}` : same,
    was: one.slice(head, one.length - tail).join(""),
    is: other.slice(head, other.length - tail).join(""),
    tail: rest.length > SAME_SHOWN ? `${rest.slice(0, SAME_SHOWN)}…` : rest,
  };
}
