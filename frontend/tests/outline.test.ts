import { describe, expect, test } from "vitest";
import type { Piece } from "../src/board/model";
import type { Kind, Zone } from "../src/board/schema.gen";
import { factsOf, factWords } from "../src/lenses/outline/facts";
import { keepSame, sectionsOf } from "../src/lenses/outline/tree";

function piece(id: string, kind: Kind, zone: Zone, pos: [number, number], fields = {}): Piece {
  return { id, kind, zone, pos, by: "ana", size: [264, 124], text: id, fields };
}

const BOARD = [
  piece("below", "goal", "strategy", [700, 400]),
  piece("right", "goal", "strategy", [1100, 110]),
  piece("left", "goal", "strategy", [700, 120]),
  piece("first", "goal", "strategy", [700, 900], { priority: 1 }),
  piece("stray", "note", "strategy", [900, 900]),
  piece("talk", "action", "actions", [20, 1200]),
];

const idsOf = (sections: ReturnType<typeof sectionsOf>, zone: Zone, kind: Kind) =>
  sections.find((section) => section.zone === zone)?.groups.find((group) => group.kind === kind)?.ids;

describe("the order of the outline", () => {
  test("is by priority, then as the map is read", () => {
    expect(idsOf(sectionsOf(BOARD), "strategy", "goal")).toEqual(["first", "left", "right", "below"]);
  });

  test("shows the kinds that belong to a zone when there is none, and others where they lie", () => {
    const [strategy] = sectionsOf(BOARD);
    expect(strategy?.groups.map(({ kind }) => kind)).toEqual(["goal", "challenge", "culture", "strategy", "note"]);
    expect(strategy?.count).toBe(5);
  });

  test("stays the same object where nothing moved", () => {
    const before = sectionsOf(BOARD);
    expect(keepSame(before, sectionsOf(BOARD))).toBe(before);
    const after = keepSame(before, sectionsOf([...BOARD, piece("more", "goal", "strategy", [700, 700])]));
    expect(after[0]).not.toBe(before[0]);
    expect(after[0]?.groups[1]).toBe(before[0]?.groups[1]);
    expect(after.slice(1)).toEqual(before.slice(1));
    expect(after[1]).toBe(before[1]);
  });
});

describe("what is told beside a sentence", () => {
  const names = (person: string) => ({ nadia: "Nadia Belkacem" })[person];

  test("of an action: whose it is, until when, how far", () => {
    const fields = { owner: "nadia", due: "2027-03-14", status: "doing", shared: true };
    const facts = factsOf(piece("a", "action", "actions", [0, 0], fields), names);
    expect(facts.map(factWords)).toEqual(["Owner: Nadia Belkacem", "Due: Mar 14, 2027", "Status: In progress"]);
  });

  test("an owner nobody knows is not told, nor a date as it is no date", () => {
    expect(factsOf(piece("a", "action", "actions", [0, 0], { owner: "gone", due: "soon" }), names)).toEqual([]);
  });

  test("an effect has its sign, a month its year", () => {
    const words = (kind: Kind, fields: object) =>
      factsOf(piece("f", kind, "industry", [0, 0], fields), names).map(factWords);
    expect(words("factor", { effect: -3 })).toEqual(["Effect: −3"]);
    expect(words("factor", { effect: 2, horizon: "long" })).toEqual(["Effect: +2", "Horizon: Long"]);
    expect(words("milestone", { date: "2021-05", effect: 1 })).toEqual(["Date: May 2021", "Effect: For us"]);
    expect(words("goal", { priority: 1 })).toEqual(["Priority 1"]);
  });
});
