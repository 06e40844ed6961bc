import { describe, expect, test } from "vitest";
import { detailAt } from "../src/lenses/map/detail";
import { centredOn, miniatureOf, shownFrame, showsAll, toBoard } from "../src/lenses/map/minimap";

const BOARD = { x: -100, y: 0, width: 2000, height: 1000 };

describe("the small map", () => {
  test("a point pressed on it is the point of the board that lies there", () => {
    const small = miniatureOf(BOARD, 210, 110);
    expect(small.scale).toBeCloseTo(0.1);
    expect(toBoard(small, 105, 55)).toEqual([900, 500]);
  });

  test("the camera has that point in the middle of what is shown then", () => {
    const shown = shownFrame(centredOn([900, 500], 0.5, 800, 600), 800, 600);
    expect([shown.x + shown.width / 2, shown.y + shown.height / 2]).toEqual([900, 500]);
  });

  test("there is no need of it while all of the board is in sight", () => {
    expect(showsAll(BOARD, { x: -110, y: -10, width: 2100, height: 1100 })).toBe(true);
    expect(showsAll(BOARD, { x: 0, y: 0, width: 2100, height: 1100 })).toBe(false);
  });
});

describe("how far away words are told", () => {
  test("a board of a workshop tells them at a third of its size, one of thousands paints them", () => {
    expect(detailAt(0.3, 80).level).toBe("sentence");
    expect(detailAt(0.3, 1_000).level).toBe("overview");
    expect(detailAt(0.2, 80).level).toBe("overview");
  });

  test.each([0.24, 0.27, 0.31, 0.345])("at %f they are at least 9 px high on the screen", (zoom) => {
    expect(detailAt(zoom, 80).type * zoom).toBeGreaterThanOrEqual(8.9);
  });
});
