import { describe, expect, test } from "vitest";
import type { Piece } from "../src/board/pieces";
import type { Zone } from "../src/board/schema.gen";
import { framesAround, mapFrame } from "../src/lenses/map/zones";

function pieceAt(zone: Zone, x: number, y: number): Piece {
  return { id: `${zone}${x}`, kind: "note", by: "me", zone, pos: [x, y], size: [264, 124], text: "", fields: {} };
}

describe("the plates", () => {
  test("keep the picture's outer edges straight when one zone grows", () => {
    const frames = framesAround([pieceAt("actions", 100, 1500), pieceAt("industry", -300, 40)]);
    expect(frames.tray.y + frames.tray.height).toBe(frames.actions.y + frames.actions.height);
    expect(new Set([frames.industry.x, frames.relationship.x, frames.actions.x]).size).toBe(1);
    const { x, y, width, height } = mapFrame(frames);
    expect([x, y]).toEqual([-324, 0]);
    expect(x + width).toBe(frames.tray.x + frames.tray.width);
    expect(y + height).toBe(1500 + 124 + 24);
  });

  test("never grow into one another", () => {
    const frames = Object.values(framesAround([pieceAt("strategy", 900, -500), pieceAt("competition", 3000, 600)]));
    for (const [index, one] of frames.entries())
      for (const other of frames.slice(index + 1)) {
        const apart =
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y;
        expect(apart).toBe(true);
      }
  });
});
