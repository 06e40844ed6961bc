import { t } from "../i18n";
import type { Board } from "./board";
import type { Boot, Person } from "./boot";
import { Value } from "./value";

// Several unknown authors arrive in one sync; ask the server once for all of them.
const GATHER_MS = 150;

/** Who has a seat on this board. Asks the server again when a piece names somebody it has not met. */
export class People {
  readonly everybody: Value<ReadonlyMap<string, Person>>;
  /** Their pieces keep their names; only their seats are gone. */
  readonly removed = new Value<ReadonlySet<string>>(new Set());
  /** Everybody who was met while the page is open, also whoever has no seat any more. */
  readonly #met = new Map<string, Person>();
  readonly #boardId: string;
  readonly #asked = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(boardId: string, known: readonly Person[]) {
    this.#boardId = boardId;
    this.everybody = new Value(byId(known));
    this.#meet(known);
  }

  find(id: string): Person | undefined {
    const person = this.everybody.get().get(id);
    if (!person && id && !this.#asked.has(id)) this.#ask(id);
    return person;
  }

  /** Also of whoever has left, as long as this page has met them. */
  nameOf(id: string): string | undefined {
    return this.#met.get(id)?.name;
  }

  #meet(people: readonly Person[]): void {
    for (const person of people) this.#met.set(person.person, person);
  }

  /** Whoever came in since is known then too: to choose among everybody, not only those whose pieces are here. */
  refresh(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#fetch();
    }, GATHER_MS);
  }

  #ask(id: string): void {
    this.#asked.add(id);
    this.refresh();
  }

  async #fetch(): Promise<void> {
    try {
      const answer = await fetch(`/api/boards/${this.#boardId}/people`);
      if (!answer.ok) return;
      const { people } = (await answer.json()) as { people: Person[] };
      this.#meet(people);
      this.everybody.set(byId(people));
    } catch {
      // Offline: a piece by somebody unknown says "someone" until the next unknown person makes us ask again.
      this.#asked.clear();
    }
  }
}

type Somebody = { id: string; name: string; role: string };

/** Hosts remove those below them; the server judges it again. */
export function mayRemove({ me, can_host }: Boot, { id, role }: Somebody): boolean {
  return can_host && id !== me.person && role !== "owner" && (me.role === "owner" || role !== "facilitator");
}

/** Takes the seat back and says so: their page closes, their pieces stay. */
export async function removePerson({ boot, people, desk }: Board, { id, name }: Somebody): Promise<void> {
  try {
    const answer = await fetch(`/api/boards/${boot.board.id}/people/${id}`, { method: "DELETE" });
    // Somebody else was faster: gone is gone.
    if (!answer.ok && answer.status !== 404) throw new Error(String(answer.status));
    people.removed.set(new Set(people.removed.get()).add(id));
    desk.say(t("{name} was removed from this board.", { name }));
  } catch {
    desk.say(t("{name} could not be removed. Please try again.", { name }));
  }
}

function byId(people: readonly Person[]): ReadonlyMap<string, Person> {
  return new Map(people.map((person) => [person.person, person]));
}
