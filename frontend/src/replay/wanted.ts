import { type Filter, isFiltering } from "../shell/filter";
import type { Player } from "./film";
import type { Wanted } from "./happening";

/** What the shared filter asks of those who change, and of what they change; undefined when it asks for nothing. */
export function wantedBy(filter: Filter, people: readonly Player[], me: string): Wanted | undefined {
  const { functions, authors, kinds, zones, mine } = filter;
  if (!isFiltering({ ...filter, key: false, changed: false })) return undefined;
  return ({ person, kind, zone, what, before }) => {
    const player = people[person - 1];
    return (
      (functions.length === 0 || (player?.function != null && functions.includes(player.function))) &&
      (authors.length === 0 || authors.includes(player?.person ?? "")) &&
      (kinds.length === 0 || (kind !== undefined && kinds.includes(kind))) &&
      // Also what was moved out of it.
      (zones.length === 0 || [zone, what === "moved" && before].some((one) => zones.some((each) => each === one))) &&
      (!mine || player?.person === me)
    );
  };
}
