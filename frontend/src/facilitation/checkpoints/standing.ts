import type { Checkpoint, FigureName } from "./checkpoint";

export const FIGURES = ["information", "people", "actions"] as const;
const SURER_BY = 10; // per cent; less than that is no difference worth a sentence

/** The one before it that has such a figure. */
export function figureBefore(all: readonly Checkpoint[], one: Checkpoint, name: FigureName): Checkpoint | undefined {
  return earlier(all, one).find(({ metrics }) => metrics[name].value !== null);
}

/** What people thought the last time they were asked and enough of them answered. */
export function thoughtBefore(all: readonly Checkpoint[], one: Checkpoint, name: FigureName): number | undefined {
  return earlier(all, one).find(({ poll }) => poll?.opinion?.[name])?.poll?.opinion?.[name]?.mean;
}

/** What is looked at first: the lowest figure. */
export function lowest({ metrics }: Checkpoint): FigureName {
  const value = (name: FigureName) => metrics[name].value ?? 101;
  return FIGURES.reduce((least, name) => (value(name) < value(least) ? name : least));
}

/** The figure about which people feel surer than the board shows, and by most. */
export function feltSurer({
  metrics,
  poll,
}: Checkpoint): { name: FigureName; value: number; mean: number } | undefined {
  let [surest, most]: [ReturnType<typeof feltSurer>, number] = [undefined, SURER_BY];
  for (const name of FIGURES) {
    const [value, mean] = [metrics[name].value, poll?.opinion?.[name]?.mean];
    if (value === null || mean === undefined) continue;
    const by = (100 * (mean - 1)) / 4 - value;
    if (by >= most && (surest === undefined || by > most)) [surest, most] = [{ name, value, mean }, by];
  }
  return surest;
}

function earlier(all: readonly Checkpoint[], { number }: Checkpoint): Checkpoint[] {
  return all.filter((one) => one.number < number).sort((one, other) => other.number - one.number);
}
