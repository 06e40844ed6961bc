import { describe, expect, test } from "vitest";
import type { Piece } from "../src/board/model";
import type { Fields } from "../src/board/pieces";
import type { Kind } from "../src/board/schema.gen";
import { byWeight, gapOf, rankOf, scoreOf, sidesOf, totalOf, withScore } from "../src/lenses/competition/scores";
import { names, proposedValue } from "../src/lenses/competition/values";
import { spread, sumOf } from "../src/lenses/competition/weights";
import { wholeNumber } from "../src/lenses/inline/wholeNumber";

const delivery = criterion("delivery", 30);
const cost = criterion("cost", 10);
const support = criterion("support", 60);

describe("the weighted total", () => {
  test("is what the customer weighs times what we score, over the weights", () => {
    expect(totalOf(rival("a", { delivery: 5, cost: 1, support: 3 }), [delivery, cost, support])).toEqual({
      value: 3.4,
      scored: 3,
    });
  });

  test("counts only the criteria that are scored", () => {
    expect(totalOf(rival("a", { delivery: 5, cost: 1 }), [delivery, cost, support])).toEqual({ value: 4, scored: 2 });
  });

  test("reads no score of a criterion that is gone, and none that is no score", () => {
    expect(totalOf(rival("a", { delivery: 4, gone: 1 }), [delivery])).toEqual({ value: 4, scored: 1 });
    expect(scoreOf(rival("a", { delivery: 9 }), "delivery")).toBeUndefined();
    expect(totalOf(piece("competitor", "a", { scores: "none" }), [delivery])).toEqual({ value: undefined, scored: 0 });
  });

  test("is none without weights", () => {
    expect(totalOf(rival("a", { x: 5 }), [criterion("x", undefined)]).value).toBeUndefined();
    expect(totalOf(rival("a", { x: 5 }), [criterion("x", 0)]).value).toBeUndefined();
  });

  test("ranks, and equal totals share a place", () => {
    expect([4.1, 3.2, 4.1, undefined, 2].map((total, _, all) => rankOf(total, all))).toEqual([1, 3, 1, undefined, 4]);
  });
});

test("criteria come by weight, those without one last", () => {
  const blank = criterion("blank", undefined);
  const none = criterion("none", 0);
  expect(byWeight([blank, none, cost, support, delivery])).toEqual([support, delivery, cost, none, blank]);
});

describe("a gap", () => {
  const us = piece("competitor", "us", { us: true, scores: { delivery: 4, cost: 2 } });
  const [b, c] = [rival("b", { delivery: 2, cost: 3 }), rival("c", { delivery: 2 })];

  test("is us less the best rival", () => {
    const sides = sidesOf([b, us, c]);
    expect(gapOf(delivery, sides)).toEqual({ by: 2, ours: 4, best: 2, rivals: [b, c] });
    expect(gapOf(cost, sides)?.by).toBe(-1);
    expect(gapOf(support, sides)).toBeUndefined();
  });

  test("needs us, and one of us only", () => {
    expect(gapOf(delivery, sidesOf([b, c]))).toBeUndefined();
    const twin = piece("competitor", "twin", { us: true });
    expect(sidesOf([us, twin, b])).toEqual({ us, rivals: [twin, b], doubles: true });
  });
});

describe("setting a score", () => {
  const all = () => true;

  test("keeps the others, and the last one taken away takes the field", () => {
    expect(withScore(rival("a", { delivery: 4 }), "cost", 2, all)).toEqual({ delivery: 4, cost: 2 });
    expect(withScore(rival("a", { delivery: 4 }), "delivery", undefined, all)).toBeUndefined();
  });

  test("makes room by what is gone, and says when there is none", () => {
    const full = rival("a", Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`c${n}`, 3])));
    const next = withScore(full, "new", 5, (id) => id !== "c7");
    expect(Object.keys(next ?? {})).toHaveLength(100);
    expect(next).not.toHaveProperty("c7");
    expect(withScore(full, "new", 5, all)).toBeNull();
  });
});

describe("spreading the weights", () => {
  test("gives what is missing to those without one", () => {
    expect(spread([60, undefined, undefined, 15])).toEqual([60, 13, 12, 15]);
  });

  test("gives everybody their share when all have one", () => {
    expect(spread([30, 25, 15])).toEqual([43, 36, 21]);
    expect(spread([0, 0, 0])).toEqual([34, 33, 33]);
  });

  test("takes from everybody what is too much", () => {
    expect(spread([54, 54, 0])).toEqual([50, 50, 0]);
    expect(spread([100, 100, undefined])).toEqual([50, 50, 0]);
  });

  test("sums to a hundred always", () => {
    for (let n = 1; n < 130; n++) expect(sumOf(spread(Array.from({ length: n }, (_, at) => (at * 7) % 23)))).toBe(100);
    expect(spread([])).toEqual([]);
  });
});

describe("a weight as it is written", () => {
  test.each([
    ["12", 12],
    [" 30 % ", 30],
    ["", undefined],
    ["0", 0],
    ["101", null],
    ["−5", null],
    ["12.5", null],
    ["a lot", null],
    ["1e2", null],
  ])("%j", (written, value) => expect(wholeNumber(written, 0, 100)).toBe(value));
});

describe("a unique value and its criterion", () => {
  const local = { ...criterion("support", 10), text: "Soporte local" };

  test("belong together when it is named, whatever the accents", () => {
    expect(names(value("Sopórte LOCAL: llevamos 2"), local)).toBe(true);
    expect(names({ ...value("Four cities"), fields: { offer: "Our soporte local" } }, local)).toBe(true);
    expect(names(value("Soporte localizado"), local)).toBe(false);
  });

  test("need words", () => {
    expect(names(value(""), { ...local, text: " " })).toBe(false);
    expect(names(value("quality"), { ...local, text: "IT" })).toBe(false);
  });

  test("start with a sentence that names it", () => {
    expect(names(value(proposedValue(local, 2)), local)).toBe(true);
    expect(proposedValue({ ...local, text: "x".repeat(2000) }, 1).length).toBeLessThan(240);
  });
});

function piece(kind: Kind, id: string, fields: Fields, text = id): Piece {
  return { id, kind, by: "ana", zone: "competition", pos: [0, 0], size: [264, 96], text, fields };
}

function criterion(id: string, weight: number | undefined): Piece {
  return piece("criterion", id, weight === undefined ? {} : { weight });
}

function rival(id: string, scores: Readonly<Record<string, number>>): Piece {
  return piece("competitor", id, { scores });
}

function value(text: string): Piece {
  return piece("value", "v", {}, text);
}
