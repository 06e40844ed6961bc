import { describe, expect, test } from "vitest";
import type { Piece } from "../src/board/model";
import { layoutCard, linesNeeded } from "../src/lenses/map/cardLayout";
import { detailAt } from "../src/lenses/map/detail";

const SHORT = "Cut cost";
const LONG = "Three engineering sites choose their parts separately and keep no common list of approved ones";

function challenge(text: string, size: readonly [number, number] = [392, 168]): Piece {
  return { id: "p", kind: "challenge", by: "ana", zone: "strategy", pos: [0, 0], size, text, fields: {} };
}

describe("the words of a piece seen from afar", () => {
  test("a short sentence leaves room for the kind", () => {
    expect(layoutCard(challenge(SHORT), {}, detailAt(0.36)).head).toBe(true);
  });

  test("a long sentence takes the room of the kind", () => {
    const near = layoutCard(challenge(LONG), {}, detailAt(0.36));
    expect(near.head).toBe(false);
    expect(near.lines).toBe(4);
  });

  test.each([0.35, 0.36, 0.42, 0.5, 0.69])(
    "at a zoom of %f the type is never smaller than 10.5 px on the screen",
    (zoom) => {
      expect(layoutCard(challenge(LONG), {}, detailAt(zoom)).type * zoom).toBeGreaterThanOrEqual(10.4);
    },
  );

  test.each([0.35, 0.5, 0.7, 1])("at a zoom of %f the lines stay within the piece", (zoom) => {
    for (const height of [72, 80, 96, 124, 168, 240]) {
      const { line, lines, padding } = layoutCard(challenge(LONG, [280, height]), {}, detailAt(zoom));
      expect(padding[0] + padding[2] + (lines - 1) * line).toBeLessThanOrEqual(height);
    }
  });
});

describe("how many lines a sentence needs", () => {
  test("breaks between words, and within a word that is longer than a line", () => {
    expect(linesNeeded("one two", 100, 10)).toBe(1);
    expect(linesNeeded("one two three four five", 100, 10)).toBe(2);
    expect(linesNeeded("x".repeat(60), 100, 10)).toBe(4);
  });
});
