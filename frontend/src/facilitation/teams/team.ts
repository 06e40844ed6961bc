import type { Zone } from "../../board/schema.gen";
import { useStage } from "../../shell/stage";
import type { Timer } from "../../shell/workshop";

export type Team = {
  readonly id: string;
  readonly name: string;
  readonly zone: Zone;
  readonly people: readonly string[];
  readonly at: string;
  readonly timer?: Timer | null;
};

export function useTeams(): readonly Team[] {
  const teams = useStage("teams") as Readonly<Record<string, Omit<Team, "id">>>;
  return Object.entries(teams)
    .map(([id, team]) => ({ ...team, id }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
