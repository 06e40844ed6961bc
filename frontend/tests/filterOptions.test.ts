import { expect, test } from "vitest";
import type { Piece } from "../src/board/model";
import { flagsOf, groupsOf, sizeOf, withFlag, withOption } from "../src/shell/bar/filterOptions";
import type { Person } from "../src/shell/boot";
import { NO_FILTER, passes } from "../src/shell/filter";

const ANA: Person = { person: "ana", name: "Ana", function: "sales", region: null, role: "participant" };
const PEOPLE = new Map([["ana", ANA]]);

function piece(id: string, kind: Piece["kind"], by: string): Piece {
  return { id, kind, by, zone: "strategy", pos: [0, 0], size: [1, 1], text: "", fields: {} };
}

const PIECES = [piece("1", "goal", "ana"), piece("2", "goal", "ben"), piece("3", "challenge", "ben")];

test("only what occurs on the board is offered, with how often", () => {
  const groups = Object.fromEntries(groupsOf(NO_FILTER, PIECES, PEOPLE).map(({ name, options }) => [name, options]));
  expect(groups.kinds?.map(({ value, count }) => [value, count])).toEqual([
    ["goal", 2],
    ["challenge", 1],
  ]);
  expect(groups.functions?.map(({ value, count }) => [value, count])).toEqual([["sales", 1]]);
});

test("what is chosen stays on offer when its last piece has gone", () => {
  const filter = withOption(NO_FILTER, "kinds", "event", true);
  const kinds = groupsOf(filter, PIECES, PEOPLE).find(({ name }) => name === "kinds");
  expect(kinds?.options.find(({ value }) => value === "event")).toMatchObject({ count: 0, chosen: true });
});

test("every choice counts, and is taken back by the same box", () => {
  const filter = withFlag(withOption(NO_FILTER, "kinds", "goal", true), "mine", true);
  expect(sizeOf(filter)).toBe(2);
  expect(flagsOf(filter).find(({ name }) => name === "mine")?.chosen).toBe(true);
  const known = { me: "ana", people: PEOPLE, isKey: () => false, changed: new Set<string>() };
  expect(PIECES.filter((each) => passes(each, filter, known)).map(({ id }) => id)).toEqual(["1"]);
  expect(withFlag(withOption(filter, "kinds", "goal", false), "mine", false)).toEqual(NO_FILTER);
});
