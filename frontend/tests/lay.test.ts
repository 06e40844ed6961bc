import { describe, expect, test } from "vitest";
import type { Piece } from "../src/board/model";
import { ZONE_FRAME } from "../src/board/schema.gen";
import { framesAround, GAP, HEADER, PADDING } from "../src/lenses/map/zones";
import { placeAll, sentencesOf } from "../src/shell/composer/lay";

describe("laying several sentences at once", () => {
  test("one piece a line, without bullets, numbers and empty lines", () => {
    expect(sentencesOf("- first\n\n2. second\r\n  * third  ")).toEqual(["first", "second", "third"]);
  });

  test("seventy lines lie beside one another, none over another", () => {
    const lines = Array.from({ length: 70 }, (_, line) => `What we have heard from them, number ${line}`);
    const laid = placeAll("note", lines, []);
    expect(laid.map(({ text }) => text)).toEqual(lines);
    for (const [index, one] of laid.entries())
      for (const other of laid.slice(index + 1)) expect(overlap(one, other)).toBe(false);
  });

  test("the customer strategy grows upwards, and its goals keep their size", () => {
    const laid = placeAll("goal", Array(40).fill("A goal of this customer"), []);
    expect(new Set(laid.map(({ zone }) => zone))).toEqual(new Set(["strategy"]));
    expect(new Set(laid.map(({ size }) => String(size)))).toEqual(new Set([String(laid[0]?.size)]));
    const { y, height } = framesAround(pieces(laid)).strategy;
    const [, top, , high] = ZONE_FRAME.strategy;
    expect(y).toBeLessThan(top);
    expect(y + height).toBe(top + high);
    expect(Math.min(...laid.map(({ pos }) => pos[1]))).toBe(y + HEADER);
  });

  test("a full tray becomes no column", () => {
    const laid = placeAll("note", Array(40).fill("A note that has no place yet"), []);
    const { width, height } = framesAround(pieces(laid)).tray;
    expect(width).toBeGreaterThan(height * 0.7);
    expect(height).toBeLessThan(1500);
  });

  test("a column between two others is filled, however narrowly it fits", () => {
    const { relationship: frame } = framesAround([]);
    const [x, y, air] = [frame.x + PADDING, frame.y + HEADER, 2 * GAP];
    const [wide] = placeAll("milestone", ["They met"], []).map(({ size: [width] }) => width);
    const here = [
      { ...milestone, pos: [x, y], size: [64, 112] },
      { ...milestone, pos: [x + 64 + air + (wide ?? 0), y], size: [200, 112] },
    ] satisfies Piece[];
    expect(placeAll("milestone", ["They met again"], here)[0]?.pos).toEqual([x + 64 + GAP, y]);
  });
});

const milestone = { id: "", kind: "milestone", by: "", zone: "relationship", text: "", fields: {} } as const;

function pieces(laid: ReturnType<typeof placeAll>): Piece[] {
  return laid.map((piece, index) => ({ ...piece, id: String(index), by: "", fields: {} }));
}

type Box = Pick<Piece, "pos" | "size">;

function overlap(one: Box, other: Box): boolean {
  return [0, 1].every(
    (axis) =>
      (one.pos[axis] ?? 0) < (other.pos[axis] ?? 0) + (other.size[axis] ?? 0) &&
      (other.pos[axis] ?? 0) < (one.pos[axis] ?? 0) + (one.size[axis] ?? 0),
  );
}
