import { describe, expect, test } from "vitest";
import { leads } from "../src/board/leaders";
import type { Link, Piece } from "../src/board/model";
import type { Kind, LinkKind } from "../src/board/schema.gen";
import { daysBetween, gapsIn, isSilent, surfaceOf } from "../src/lenses/stakeholders/contacts";
import { byPower, closedDoor, colleaguesOf, countsOf, decidersOf } from "../src/lenses/stakeholders/deciders";
import { lateBy, pairsOf, proposedDay } from "../src/lenses/stakeholders/pairs";
import { lineBetween, plotFor, ROOM_HEIGHT, ROOM_WIDTH, stepAt, stepped } from "../src/lenses/stakeholders/plot";

const piece = (id: string, kind: Kind, fields: Record<string, unknown> = {}): Piece => ({
  id,
  kind,
  by: "",
  zone: "stakeholders",
  pos: [0, 0],
  size: [1, 1],
  text: id,
  fields,
});
const link = (from: string, to: string, kind: LinkKind, fields: Record<string, unknown> = {}): Link => ({
  id: `${from}${to}${kind}`,
  from,
  to,
  kind,
  by: "",
  fields,
});

const LUCIA = { person: "p1", name: "Lucía Arbeloa", function: "sales", region: null, role: "participant" } as const;
const colleagues = colleaguesOf(
  [piece("ours", "colleague", { person: "p1" }), piece("Tomás", "colleague")],
  new Map([["p1", LUCIA]]),
);
const pieces = [
  piece("Amélie", "stakeholder", { power: 5, interest: 2 }),
  piece("Matteo", "stakeholder", { power: 5, interest: 3, stance: "neutral", influence: 9 }),
  piece("Jonas", "stakeholder", { power: 2, interest: 5, stance: "in love" }),
  piece("Ilse", "stakeholder"),
];
const links = [
  link("ours", "Matteo", "owns", { strength: 1, wanted: 3, last_contact: "2026-06-01" }),
  link("ours", "Jonas", "owns", { strength: 2, wanted: 3 }),
  link("Tomás", "Jonas", "owns", { strength: 0, wanted: 2 }),
  link("ours", "Matteo", "counterpart", { cadence_weeks: 6, last: "2026-11-02", next: "2026-11-20" }),
  link("Tomás", "Amélie", "counterpart"),
];
const deciders = decidersOf(pieces, links, colleagues);

describe("who decides", () => {
  test("whoever nobody owns comes first, then whoever decides most", () => {
    expect(byPower(deciders).map(({ name }) => name)).toEqual(["Amélie", "Ilse", "Matteo", "Jonas"]);
    expect(closedDoor(deciders)?.name).toBe("Amélie");
  });

  test("an owner has the name and the function of the person with the seat", () => {
    const owner = deciders.find(({ name }) => name === "Matteo")?.owners[0];
    expect(owner).toMatchObject({ name: "Lucía Arbeloa", function: "sales" });
  });

  test("two owners are no agreed owner", () => {
    expect(countsOf(deciders)).toEqual({ high: 2, agreed: 1 });
    expect(deciders.find(({ name }) => name === "Jonas")?.owners).toHaveLength(2);
  });

  test("what no scale and no stance holds is read as well as it can be", () => {
    expect(deciders.find(({ name }) => name === "Matteo")?.influence).toBe(5);
    expect(deciders.find(({ name }) => name === "Jonas")?.stance).toBe("unknown");
  });
});

describe("the plot", () => {
  const crowd = Array.from({ length: 7 }, (_, index) => ({ id: String(index), power: 4, interest: 2 }));

  test("several in one cell stand side by side, and their row grows", () => {
    const plot = plotFor(crowd, 1000, 530);
    const places = crowd.map(({ id }) => plot.places.get(id));
    for (const [index, one] of places.entries())
      for (const other of places.slice(index + 1)) {
        const apart = Math.max(
          Math.abs((one?.x ?? 0) - (other?.x ?? 0)) / ROOM_WIDTH,
          Math.abs((one?.y ?? 0) - (other?.y ?? 0)) / ROOM_HEIGHT,
        );
        expect(apart).toBeGreaterThanOrEqual(1);
      }
    for (const place of places) expect(stepAt(plot, place?.x ?? 0, place?.y ?? 0)).toEqual({ power: 4, interest: 2 });
    expect(plot.height).toBeGreaterThan(530);
  });

  test("a point is a cell, its edge too, and far away it is none", () => {
    const plot = plotFor([], 1000, 500);
    expect(stepAt(plot, 10, 10)).toEqual({ power: 5, interest: 1 });
    expect(stepAt(plot, 1010, 510)).toEqual({ power: 1, interest: 5 });
    expect(stepAt(plot, -60, 10)).toBeUndefined();
  });

  test("arrows go a step and stop at the ends; whoever has no place starts in the middle", () => {
    expect(stepped("ArrowUp", { power: 4, interest: 2 })).toEqual({ power: 5, interest: 2 });
    expect(stepped("ArrowUp", { power: 5, interest: 2 })).toEqual({ power: 5, interest: 2 });
    expect(stepped("ArrowLeft", { power: undefined, interest: 5 })).toEqual({ power: 3, interest: 5 });
    expect(stepped("x", { power: 1, interest: 1 })).toBeUndefined();
  });

  test("a line ends before the shape it points to", () => {
    const { path } = lineBetween({ x: 0, y: 0, radius: 20 }, { x: 200, y: 0, radius: 20 });
    const [, , , , x = ""] = path.replace(/[MQ]/g, " ").trim().split(/\s+/);
    expect(Number(x)).toBeLessThan(176);
  });
});

describe("the contact surface", () => {
  const surface = surfaceOf(colleagues, deciders, links);

  test("what is missing is what is wanted beyond what there is; high power comes first", () => {
    const missing = gapsIn(surface, colleagues, deciders).map((gap) => [gap.decider.name, gap.missing]);
    expect(missing).toEqual([
      ["Matteo", 2],
      ["Jonas", 2],
      ["Jonas", 1],
    ]);
  });

  test("who only wants a contact has none", () => {
    expect([surface.reach("ours"), surface.reach("Tomás"), surface.touched("Jonas")]).toEqual([2, 0, 1]);
  });

  test("ninety days are not silence, ninety-one are, and never is", () => {
    expect(isSilent("2026-08-29", "2026-11-27")).toBe(false);
    expect(isSilent("2026-08-28", "2026-11-27")).toBe(true);
    expect(isSilent("", "2026-11-27")).toBe(true);
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  });
});

describe("pairs", () => {
  const pairs = pairsOf(links, colleagues, deciders);

  test("the one that is late comes first, and by how many days", () => {
    expect(pairs.map(({ decider }) => decider.name)).toEqual(["Matteo", "Amélie"]);
    expect(pairs.map((pair) => lateBy(pair, "2026-11-27"))).toEqual([7, 0]);
  });

  test("the rhythm proposes the next day, unless it is set as late", () => {
    expect(proposedDay({ weeks: 6, last: "2026-11-02", next: "2026-11-20" })).toBe("2026-12-14");
    expect(proposedDay({ weeks: 6, last: "2026-11-02", next: "2026-12-14" })).toBeUndefined();
    expect(proposedDay({ weeks: undefined, last: "2026-11-02", next: "" })).toBeUndefined();
  });
});

describe("who leads whom", () => {
  const above: Record<string, string[]> = { buyer: ["head"], head: ["chief"], ring: ["other"], other: ["ring"] };
  const leadersOf = (id: string) => above[id] ?? [];

  test("a chief reports to nobody below", () => {
    expect(leads("chief", "buyer", leadersOf)).toBe(true);
    expect(leads("buyer", "chief", leadersOf)).toBe(false);
  });

  test("a ring that is there already is walked once", () => expect(leads("buyer", "ring", leadersOf)).toBe(false));
});
