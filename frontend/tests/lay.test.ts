import { describe, expect, test } from "vitest";
import type { Piece } from "../src/board/model";
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

  test("what the customer strategy has no room for waits in the tray", () => {
    const laid = placeAll("goal", Array(60).fill("A goal of this customer"), []);
    expect(new Set(laid.map(({ zone }) => zone))).toEqual(new Set(["strategy", "tray"]));
  });
});

type Box = Pick<Piece, "pos" | "size">;

function overlap(one: Box, other: Box): boolean {
  return [0, 1].every(
    (axis) =>
      (one.pos[axis] ?? 0) < (other.pos[axis] ?? 0) + (other.size[axis] ?? 0) &&
      (other.pos[axis] ?? 0) < (one.pos[axis] ?? 0) + (one.size[axis] ?? 0),
  );
}
