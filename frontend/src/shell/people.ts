import { t } from "../i18n";
import type { Board } from "./board";
import type { Boot, Person } from "./boot";
import { Value } from "./value";

// Several unknown authors arrive in one sync; ask the server once for all of them.
const GATHER_MS = 150;
// A server that has just said no is not asked at once again.
const AFTER_NO_MS = 5_000;

/** Who has a seat on this board. Asks the server again when a piece names somebody it has not met, or such a person comes. */
export class People {
  readonly everybody: Value<ReadonlyMap<string, Person>>;
  /** Their pieces keep their names; only their seats are gone. */
  readonly removed = new Value<ReadonlySet<string>>(new Set());
  /** Everybody who was met while the page is open, also whoever has no seat any more. */
  readonly #met = new Map<string, Person>();
  readonly #boardId: string;
  readonly #left: readonly Person[];
  readonly #asked = new Set<string>();
  #here: ReadonlySet<string> = new Set();
  #pauseMs = GATHER_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `left`: of those without a seat, whoever is to be among everybody all the same. */
  constructor(boardId: string, known: readonly Person[], left: readonly Person[] = []) {
    this.#boardId = boardId;
    this.#left = left;
    this.everybody = new Value(byId([...left, ...known]));
    this.#meet([...left, ...known]);
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

  /** Who is at the board now. Whoever has come in is known then, also if they were asked for in vain before. */
  see(here: Iterable<string>): void {
    const now = new Set(here);
    const known = this.everybody.get();
    if ([...now].some((id) => !this.#here.has(id) && !known.has(id))) this.refresh();
    this.#here = now;
  }

  #meet(people: readonly Person[]): void {
    for (const person of people) this.#met.set(person.person, person);
  }

  /** Whoever came in since is known then too: to choose among everybody, not only those whose pieces are here. */
  refresh(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#fetch();
    }, this.#pauseMs);
  }

  #ask(id: string): void {
    this.#asked.add(id);
    this.refresh();
  }

  async #fetch(): Promise<void> {
    const found = await this.#everybodyNow();
    this.#pauseMs = found ? GATHER_MS : AFTER_NO_MS;
    if (!found) {
      // A piece by somebody unknown says "someone" until the next unknown person makes us ask again.
      this.#asked.clear();
      this.#here = new Set();
      return;
    }
    this.#meet(found);
    this.everybody.set(byId([...this.#left, ...found]));
    this.#letBack(found);
  }

  async #everybodyNow(): Promise<readonly Person[] | undefined> {
    try {
      const answer = await fetch(`/api/boards/${this.#boardId}/people`);
      return answer.ok ? ((await answer.json()) as { people: readonly Person[] }).people : undefined;
    } catch {
      return undefined; // offline
    }
  }

  /** Whoever was let back in by somebody else is no longer removed here either. */
  #letBack(people: readonly Person[]): void {
    const removed = this.removed.get();
    const back = people.filter(({ person }) => removed.has(person)).map(({ person }) => person);
    if (back.length > 0) this.removed.set(new Set([...removed].filter((id) => !back.includes(id))));
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
