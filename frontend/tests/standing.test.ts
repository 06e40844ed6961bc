import { describe, expect, test } from "vitest";
import type { Checkpoint, FigureName } from "../src/facilitation/checkpoints/checkpoint";
import { feltSurer, figureBefore, lowest, thoughtBefore } from "../src/facilitation/checkpoints/standing";

type Values = Partial<Record<FigureName, number | null>>;

function checkpoint(number: number, figures: Values, means?: Values): Checkpoint {
  const figure = (name: FigureName) => ({ value: figures[name] ?? null, conditions: [] });
  const said = Object.fromEntries(
    Object.entries(means ?? {}).map(([name, mean]) => [name, { low: 1, mean, high: 5, count: 3, by_function: {} }]),
  );
  return {
    id: `cp${number}`,
    number,
    name: "",
    note: "",
    at: "",
    by: "",
    fingerprint: "",
    metrics: { information: figure("information"), people: figure("people"), actions: figure("actions") },
    ...(means && {
      poll: { opened_at: "", closes_at: "", answered: 3, closed_at: "", opinion: { count: 3, ...said } },
    }),
  };
}

describe("last time", () => {
  const all = [
    checkpoint(2, { actions: 60 }),
    checkpoint(0, { actions: 20 }, { actions: 2.5 }),
    checkpoint(1, {}),
    checkpoint(3, { actions: 70 }),
  ];

  test("is the nearest one before that has the figure", () => {
    expect(figureBefore(all, checkpoint(2, {}), "actions")?.number).toBe(0);
    expect(figureBefore(all, checkpoint(3, {}), "actions")?.number).toBe(2);
    expect(figureBefore(all, checkpoint(0, {}), "actions")).toBeUndefined();
  });

  test("for opinions is when people were last asked, however many checkpoints asked nobody since", () => {
    expect(thoughtBefore(all, checkpoint(3, {}), "actions")).toBe(2.5);
    expect(thoughtBefore(all, checkpoint(3, {}), "people")).toBeUndefined();
  });
});

describe("where to look", () => {
  test("is the lowest figure; what cannot be measured comes last", () => {
    expect(lowest(checkpoint(0, { information: 50, people: 30, actions: null }))).toBe("people");
    expect(lowest(checkpoint(0, { actions: 0 }))).toBe("actions");
    expect(lowest(checkpoint(0, {}))).toBe("information");
  });

  test("people feel surer where five of five is far above the board", () => {
    const one = checkpoint(
      0,
      { information: 71, people: 67, actions: 58 },
      { information: 3.9, people: 3.4, actions: 4.1 },
    );
    expect(feltSurer(one)).toEqual({ name: "actions", value: 58, mean: 4.1 });
  });

  test("a small difference, no answer or no figure says nothing", () => {
    expect(feltSurer(checkpoint(0, { actions: 50 }, { actions: 3.2 }))).toBeUndefined();
    expect(feltSurer(checkpoint(0, { actions: 50 }))).toBeUndefined();
    expect(feltSurer(checkpoint(0, {}, { actions: 5 }))).toBeUndefined();
  });
});
