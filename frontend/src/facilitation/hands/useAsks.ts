import type { Function as FunctionName, Kind } from "../../board/schema.gen";
import { useStage } from "../../shell/stage";

export type Ask = {
  readonly id: string;
  readonly function: FunctionName;
  readonly question: string;
  readonly kind: Kind;
  readonly by: string;
  readonly at: string;
};

/** What functions are asked for, the oldest first. */
export function useAsks(): readonly Ask[] {
  const asks = useStage("asks") as Readonly<Record<string, Omit<Ask, "id">>>;
  return Object.entries(asks)
    .map(([id, one]) => ({ ...one, id }))
    .sort((one, other) => (one.at < other.at ? -1 : 1));
}
