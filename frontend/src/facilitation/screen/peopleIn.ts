import type { Peer } from "../../sync/presence";

export type PersonIn = { readonly person: string; readonly name: string; readonly function: string };

/** Everybody once, however many pages they have open; under the name the board knows, else the one they came with. */
export function peopleIn(
  me: PersonIn,
  peers: readonly Pick<Peer, "person">[],
  known: ReadonlyMap<string, PersonIn>,
): readonly PersonIn[] {
  const found = new Map<string, PersonIn>([[me.person, me]]);
  for (const { person } of peers)
    if (!found.has(person.id))
      found.set(person.id, known.get(person.id) ?? { person: person.id, name: person.name, function: person.function });
  return [...found.values()];
}
