import { describe, expect, test } from "vitest";
import { leastPan } from "../src/lenses/map/inSight";

const WINDOW = { left: 0, top: 0, right: 1000, bottom: 600 };
const AT_HALF = { x: 0, y: 0, zoom: 0.5 };

describe("bringing a piece into sight", () => {
  test("does not move a map on which all of it is seen", () => {
    expect(leastPan({ x: 200, y: 200, width: 320, height: 152 }, AT_HALF, WINDOW)).toEqual([0, 0]);
  });

  test("pans by as much as is hidden, with a little air, and not across", () => {
    expect(leastPan({ x: 1900, y: 200, width: 320, height: 152 }, AT_HALF, WINDOW)).toEqual([-122, 0]);
    expect(leastPan({ x: -100, y: -40, width: 320, height: 152 }, AT_HALF, WINDOW)).toEqual([62, 32]);
  });

  test("counts what lies over the canvas as hidden", () => {
    const above = { ...WINDOW, bottom: 300 };
    expect(leastPan({ x: 200, y: 500, width: 320, height: 152 }, AT_HALF, above)).toEqual([0, -38]);
  });

  test("shows the beginning of a piece that is larger than the window", () => {
    expect(leastPan({ x: 0, y: 0, width: 4000, height: 3000 }, AT_HALF, WINDOW)).toEqual([12, 12]);
  });
});
