import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Person } from "../src/shell/boot";
import { People } from "../src/shell/people";

const CHIARA: Person = { person: "chiara", name: "Chiara", function: "quality", region: null, role: "facilitator" };
const ANA: Person = { person: "ana", name: "Ana", function: "sales", region: null, role: "participant" };

describe("who has a seat on the board", () => {
  let seated: Person[] = [];
  let status = 200;
  let asked = 0;

  beforeEach(() => {
    vi.useFakeTimers();
    [seated, status, asked] = [[CHIARA], 200, 0];
    vi.stubGlobal("fetch", async (path: string) => {
      expect(path).toBe("/api/boards/b1/people");
      asked += 1;
      return new Response(JSON.stringify({ people: seated }), { status });
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const names = (people: People) => [...people.everybody.get().values()].map(({ name }) => name);

  test("is asked for when somebody unknown comes, and not when known people move", async () => {
    const people = new People("b1", [CHIARA]);
    people.see(["chiara"]);
    people.see(["chiara"]);
    await wait(10_000);
    expect(asked).toBe(0);

    seated = [CHIARA, ANA];
    for (let moves = 0; moves < 50; moves++) people.see(["chiara", "ana"]);
    await wait(10_000);
    expect(names(people)).toEqual(["Chiara", "Ana"]);
    expect(asked).toBe(1);
  });

  test("keeps whom a film knows without a seat, also when the server is asked", async () => {
    const people = new People("b1", [CHIARA], [ANA]);
    expect(names(people)).toEqual(["Ana", "Chiara"]);
    people.refresh();
    await wait(1_000);
    expect(asked).toBe(1);
    expect(people.find("ana")?.name).toBe("Ana");
  });

  test("knows somebody who comes back, though their pieces were asked for in vain", async () => {
    const people = new People("b1", [CHIARA]);
    expect(people.find("ana")).toBeUndefined();
    await wait(1_000);
    expect(names(people)).toEqual(["Chiara"]);

    seated = [CHIARA, ANA];
    people.see(["ana"]);
    await wait(1_000);
    expect(people.find("ana")?.name).toBe("Ana");
  });

  test("is asked for again when the server could not say, but not at once", async () => {
    const people = new People("b1", [CHIARA]);
    seated = [CHIARA, ANA];
    status = 503;
    people.see(["ana"]);
    await wait(1_000);
    expect(asked).toBe(1);

    status = 200;
    for (let moves = 0; moves < 20; moves++) people.see(["ana"]);
    await wait(1_000);
    expect(asked).toBe(1);
    await wait(10_000);
    expect(names(people)).toEqual(["Chiara", "Ana"]);
    expect(asked).toBe(2);
  });

  test("has no removed person among those who were let back in", async () => {
    const people = new People("b1", [CHIARA, ANA]);
    people.removed.set(new Set(["ana", "olga"]));
    seated = [CHIARA, ANA];
    people.refresh();
    await wait(1_000);
    expect([...people.removed.get()]).toEqual(["olga"]);
  });
});
