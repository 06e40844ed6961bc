import { describe, expect, test } from "vitest";
import { MARGIN, slide } from "../src/lenses/map/overviewSlide";

const PAINTED = { x: 100, y: 50, zoom: 0.2, width: 1000, height: 600 };

function shown(view: typeof PAINTED, [x, y]: [number, number]): [number, number] {
  return [x * view.zoom + view.x, y * view.zoom + view.y];
}

describe("a picture that was painted before", () => {
  test.each([
    { x: 180, y: 20, zoom: 0.2 },
    { x: 60, y: 90, zoom: 0.22 },
    { x: 160, y: 80, zoom: 0.19 },
  ])("is laid so that every point is where it belongs: %o", (change) => {
    const now = { ...PAINTED, ...change };
    const laid = slide(PAINTED, now);
    if (!laid) throw new Error("it could have been used");
    for (const point of [
      [0, 0],
      [2_000, 1_500],
      [-300, 700],
    ] as [number, number][]) {
      const [x, y] = shown(PAINTED, point);
      const [wantedX, wantedY] = shown(now, point);
      expect(x * laid.scale + laid.dx).toBeCloseTo(wantedX, 6);
      expect(y * laid.scale + laid.dy).toBeCloseTo(wantedY, 6);
    }
  });

  test.each([
    { x: PAINTED.x + MARGIN + 1 },
    { y: PAINTED.y - MARGIN - 1 },
    { zoom: 0.4 },
    { zoom: 0.1 },
    { width: 900 },
  ])("is not used where it would leave an edge bare or be coarse: %o", (change) => {
    expect(slide(PAINTED, { ...PAINTED, ...change })).toBeUndefined();
  });
});
