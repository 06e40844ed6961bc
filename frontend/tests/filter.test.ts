import { expect, test } from "vitest";
import type { Piece } from "../src/board/model";
import { isFiltering, NO_FILTER, passes } from "../src/shell/filter";
import { ANA, alone, goal } from "./support/board";

test("key pieces, and what others changed since one left, can be looked at alone", () => {
  const { model } = alone();
  const [one, other] = [model.create(goal()), model.create(goal())].map((id) => model.piece(id)) as [Piece, Piece];
  model.react(one.id, "key", true);
  const isKey = (id: string) => model.keyPieces().has(id);
  const known = { me: ANA, people: new Map(), isKey, changed: new Set([other.id]) };
  const shown = (filter: Partial<typeof NO_FILTER>) =>
    [one, other].map((piece) => passes(piece, { ...NO_FILTER, ...filter }, known));
  expect(shown({})).toEqual([true, true]);
  expect(shown({ key: true })).toEqual([true, false]);
  expect(shown({ changed: true })).toEqual([false, true]);
  expect(shown({ key: true, changed: true })).toEqual([false, false]);
  expect([{}, { key: true }, { changed: true }].map((filter) => isFiltering({ ...NO_FILTER, ...filter }))).toEqual([
    false,
    true,
    true,
  ]);
});
