import type { Person } from "./boot";
import { Value } from "./value";

// Several unknown authors arrive in one sync; ask the server once for all of them.
const GATHER_MS = 150;

/** Who has a seat on this board. Asks the server again when a piece names somebody it has not met. */
export class People {
  readonly everybody: Value<ReadonlyMap<string, Person>>;
  readonly #boardId: string;
  readonly #asked = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(boardId: string, known: readonly Person[]) {
    this.#boardId = boardId;
    this.everybody = new Value(byId(known));
  }

  find(id: string): Person | undefined {
    const person = this.everybody.get().get(id);
    if (!person && id && !this.#asked.has(id)) this.#ask(id);
    return person;
  }

  #ask(id: string): void {
    this.#asked.add(id);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#fetch();
    }, GATHER_MS);
  }

  async #fetch(): Promise<void> {
    try {
      const answer = await fetch(`/api/boards/${this.#boardId}/people`);
      if (!answer.ok) return;
      const { people } = (await answer.json()) as { people: Person[] };
      this.everybody.set(byId(people));
    } catch {
      // Offline: a piece by somebody unknown says "someone" until the next unknown person makes us ask again.
      this.#asked.clear();
    }
  }
}

function byId(people: readonly Person[]): ReadonlyMap<string, Person> {
  return new Map(people.map((person) => [person.person, person]));
}
