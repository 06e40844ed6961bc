import { useStage } from "../../shell/stage";
import { openFirst } from "../openFirst";

export type Tally = Readonly<
  Record<string, { readonly total: number; readonly by_function: Readonly<Record<string, number>> }>
>;
export type Vote = {
  readonly id: string;
  readonly question: string;
  readonly pieces: readonly string[];
  readonly budget: number;
  readonly round: number;
  readonly of: string | null;
  readonly voted: number;
  readonly opened_at: string;
  readonly closes_at?: string;
  readonly closed_at?: string;
  readonly tally?: Tally;
  readonly key?: readonly string[];
};

/** The one that is open, then the newest. */
export function useVotes(): readonly Vote[] {
  const votes = useStage("votes") as Readonly<Record<string, Omit<Vote, "id">>>;
  return Object.entries(votes)
    .map(([id, vote]) => ({ ...vote, id }))
    .sort(openFirst);
}

/** Most dots first; what ties stays in the order of the vote. */
export function inOrder({ pieces, tally }: Pick<Vote, "pieces" | "tally">): readonly string[] {
  const dots = (id: string) => tally?.[id]?.total ?? 0;
  return [...pieces].sort((one, other) => dots(other) - dots(one));
}

export type Dots = Readonly<Record<string, number>>;

export function spent(dots: Dots): number {
  return Object.values(dots).reduce((sum, each) => sum + each, 0);
}

/** One more, or one less; never below nothing, and never more than the budget in all. */
export function withDot(dots: Dots, piece: string, step: 1 | -1, budget: number): Dots {
  const next = (dots[piece] ?? 0) + step;
  if (next < 0 || (step === 1 && spent(dots) >= budget)) return dots;
  const { [piece]: _, ...others } = dots;
  return next === 0 ? others : { ...others, [piece]: next };
}
