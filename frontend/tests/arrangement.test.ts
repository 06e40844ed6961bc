import { describe, expect, test } from "vitest";
import type { Piece } from "../src/board/model";
import { placeTogether } from "../src/lenses/map/placeTogether";
import { arranged } from "../src/shell/arrangement";

function piece(id: string, pos: readonly [number, number], size: readonly [number, number] = [100, 50]): Piece {
  return { id, kind: "note", by: "", zone: "tray", pos, size, text: id, fields: {} };
}

const THREE = [piece("a", [0, 0]), piece("b", [130, 40], [60, 20]), piece("c", [400, 10])];

describe("lining pieces up", () => {
  test.each([
    ["left", { b: [0, 40], c: [0, 10] }],
    ["right", { a: [400, 0], b: [440, 40] }],
    ["centre", { a: [200, 0], b: [220, 40], c: [200, 10] }],
    ["top", { b: [130, 0], c: [400, 0] }],
    ["bottom", { a: [0, 10] }],
    ["middle", { a: [0, 5], b: [130, 20], c: [400, 5] }],
  ] as const)("at their %s moves only what is not there yet", (how, moved) => {
    expect(Object.fromEntries(arranged(THREE, how).map(({ id, pos }) => [id, pos]))).toEqual(moved);
  });

  test("evenly leaves the outermost where they are", () => {
    expect(arranged(THREE, "across")).toEqual([{ id: "b", pos: [220, 40] }]);
  });

  test("evenly puts none over another, however near they are", () => {
    const near = [piece("a", [0, 0]), piece("b", [10, 0]), piece("c", [20, 0])];
    expect(arranged(near, "across").map(({ pos }) => pos[0])).toEqual([112, 224]);
  });
});

describe("laying pieces together", () => {
  test("keeps their arrangement beside what lies there", () => {
    const there = [piece("a", [2400, 1160]), piece("b", [2502, 1160])];
    const laid = placeTogether(there, "tray", there);
    const [one, other] = laid.map(({ pos }) => pos);
    expect([(other?.[0] ?? 0) - (one?.[0] ?? 0), (other?.[1] ?? 0) - (one?.[1] ?? 0)]).toEqual([102, 0]);
    expect(one).not.toEqual([2400, 1160]);
  });

  test("makes a full zone grow by the whole arrangement", () => {
    const goal = (id: string, x: number, y: number): Piece => ({ ...piece(id, [x, y], [380, 160]), zone: "strategy" });
    const full = Array.from({ length: 15 }, (_, at) =>
      goal(String(at), 720 + (at % 3) * 460, 80 + Math.floor(at / 3) * 200),
    );
    const pair = [goal("a", 720, 80), goal("b", 1102, 80)];
    const [one, other] = placeTogether(pair, "strategy", full).map(({ pos }) => pos);
    expect([(other?.[0] ?? 0) - (one?.[0] ?? 0), (other?.[1] ?? 0) - (one?.[1] ?? 0)]).toEqual([382, 0]);
    expect(one?.[1]).toBeLessThan(80 - 160);
  });

  test("takes the very same place where it is free", () => {
    expect(placeTogether([piece("a", [2400, 1160])], "tray", [])[0]?.pos).toEqual([2400, 1160]);
  });

  test("lays each for itself where there is no room for all at once", () => {
    const many = Array.from({ length: 30 }, (_, at) => piece(String(at), [700 + at * 110, 160]));
    const laid = placeTogether(many, "strategy", []);
    expect(new Set(laid.map(({ pos }) => String(pos))).size).toBe(30);
  });
});
