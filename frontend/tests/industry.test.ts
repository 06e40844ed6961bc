import { describe, expect, test } from "vitest";
import type { Piece } from "../src/board/model";
import type { Fields } from "../src/board/pieces";
import { FIELDS } from "../src/board/schema.gen";
import { byColumn, byEffect, CATEGORIES, effectAfter, pressureOf } from "../src/lenses/industry/pressure";
import { AT_ONCE } from "../src/lenses/inline/AddLines";
import { inReadingOrder } from "../src/lenses/inline/order";
import { placeAll } from "../src/shell/composer/lay";

describe("the pressure on the customer", () => {
  test("sums what weighs and what lifts, and both", () => {
    const factors = [factor({ effect: -4 }), factor({ effect: -3 }), factor({ effect: 2 }), factor({ effect: 0 })];
    expect(pressureOf(factors)).toEqual({ against: -7, for: 2, net: -5, judged: 4 });
  });

  test("counts no factor that nobody has judged, and none beyond its bounds", () => {
    expect(pressureOf([factor({}), factor({ effect: 9 }), factor({ effect: "3" })])).toEqual({
      against: 0,
      for: 0,
      net: 0,
      judged: 0,
    });
  });
});

describe("the columns", () => {
  test("are those of the schema", () => {
    const { category } = FIELDS.factor;
    expect(category?.type === "choice" && category.options).toEqual(CATEGORIES);
  });

  test("take every factor once, and the last one what has no column", () => {
    const [market, odd, none] = [factor({ category: "market" }), factor({ category: "weather" }), factor({})];
    expect(byColumn([market, odd, none])).toEqual({
      market: [market],
      supply_demand: [],
      technology: [],
      political_social: [],
      unsorted: [odd, none],
    });
  });

  test("are sorted by effect, what is not judged first, equal ones as they came", () => {
    const [a, b, c, d] = [
      factor({ effect: 3 }, "a"),
      factor({ effect: -4 }, "b"),
      factor({}, "c"),
      factor({ effect: -4 }, "d"),
    ];
    expect(byEffect([a, b, c, d], "heaviest")).toEqual([c, b, d, a]);
    expect(byEffect([a, b, c, d], "most_helpful")).toEqual([c, a, b, d]);
  });
});

describe("an effect by keys", () => {
  test.each([
    [undefined, "ArrowUp", 1],
    [5, "ArrowUp", 5],
    [-5, "ArrowLeft", -5],
    [undefined, "-", -1],
    [3, "-", -3],
    [-3, "4", -4],
    [-3, "+", 3],
    [2, "0", 0],
    [2, "Delete", undefined],
    [2, "Home", -5],
    [2, "9", null],
    [2, "x", null],
  ])("%j and %s make %j", (before, key, after) => expect(effectAfter(before, key)).toBe(after));
});

describe("many lines at once", () => {
  test("are read in the order they were written", () => {
    const lines = Array.from({ length: AT_ONCE }, (_, line) => `What changes in their market, number ${line}`);
    const laid = placeAll("factor", lines, []);
    const pieces = laid.map((each, index) => ({ ...each, id: String(index), by: "", fields: {} }));
    expect(inReadingOrder([...pieces].reverse()).map(({ text }) => text)).toEqual(lines);
  });
});

function factor(fields: Fields, id = "f"): Piece {
  return { id, kind: "factor", by: "ana", zone: "industry", pos: [0, 0], size: [264, 96], text: id, fields };
}
