import { FUNCTIONS } from "../../board/schema.gen";
import { useBoard, usePresence } from "../../shell/board";
import type { Person } from "../../shell/boot";
import { useStage } from "../../shell/stage";
import { useValue } from "../../shell/value";
import { useNow } from "../../shell/workshop";

// They run the room, and are asked by nobody whether they are done.
const HOSTS = new Set(["owner", "facilitator"]);
const EDITORS = new Set(["owner", "facilitator", "participant"]);

export type FunctionHere = { readonly function: Person["function"]; readonly people: readonly PersonHere[] };
export type PersonHere = Person & {
  readonly isReady: boolean;
  /** Whether the room waits for them. */
  readonly isAwaited: boolean;
  readonly isRaised: boolean;
};

/** Those who take part and are here, by function, with what they show. */
export function usePeopleByFunction(): readonly FunctionHere[] {
  const taking = usePeopleHere().filter(({ role }) => EDITORS.has(role));
  return FUNCTIONS.map((name) => ({ function: name, people: taking.filter((one) => one.function === name) })).filter(
    ({ people: some }) => some.length > 0,
  );
}

/** Everybody who is here, also those who look on. */
export function usePeopleHere(): readonly PersonHere[] {
  const { boot, people } = useBoard();
  const everybody = useValue(people.everybody);
  const here = new Set([boot.me.person, ...usePresence().map(({ person }) => person.id)]);
  const [ready, raised, now] = [useStage("ready"), useStage("raised"), useNow()];
  return [...everybody.values()]
    .filter(({ person }) => here.has(person))
    .map((person) => {
      const isReady = now !== undefined && String(ready[person.person] ?? "") >= now.at;
      const isRaised = raised[person.person] !== undefined;
      return { ...person, isReady, isAwaited: isReady || !HOSTS.has(person.role), isRaised };
    });
}
