import { useEffect } from "react";
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
  const peers = usePresence();
  const here = new Set([boot.me.person, ...peers.map(({ person }) => person.id)]);
  const [ready, raised, now] = [useStage("ready"), useStage("raised"), useNow()];
  // Whoever came in since the page was opened is asked for, once.
  useEffect(() => {
    for (const { person } of peers) people.find(person.id);
  }, [peers, people]);
  return peopleHere(everybody, here, { ready, raised }, now?.at);
}

type Signs = Readonly<Record<"ready" | "raised", Readonly<Record<string, unknown>>>>;

/** Whom the room waits for is as the server has it (`app/facilitation/routes/stage.py`). */
export function peopleHere(
  everybody: ReadonlyMap<string, Person>,
  here: ReadonlySet<string>,
  { ready, raised }: Signs,
  stageAt: string | undefined,
): readonly PersonHere[] {
  return [...everybody.values()]
    .filter(({ person }) => here.has(person))
    .map((person) => {
      const isReady = stageAt !== undefined && String(ready[person.person] ?? "") >= stageAt;
      const isRaised = raised[person.person] !== undefined;
      const isAwaited = EDITORS.has(person.role) && (isReady || !HOSTS.has(person.role));
      return { ...person, isReady, isAwaited, isRaised };
    });
}

/** How many are done, of how many the room waits for: the same wherever it is told. */
export function readyOf(functions: readonly FunctionHere[]): readonly [done: number, awaited: number] {
  const awaited = functions.flatMap(({ people }) => people).filter(({ isAwaited }) => isAwaited);
  return [awaited.filter(({ isReady }) => isReady).length, awaited.length];
}
