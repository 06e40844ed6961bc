import { describe, expect, test } from "vitest";
import type { Piece } from "../src/board/model";
import type { Comparison, Place } from "../src/facilitation/compare/comparison";
import { pictureOf } from "../src/facilitation/compare/picture";

const side = { ref: "now", seq: 1, at: null, number: null, name: "", metrics: null };
const place = (zone: Piece["zone"], x: number, y: number): Place => ({ zone, pos: [x, y], size: [100, 50] });
const piece = (id: string, where: Place): Piece => ({ id, kind: "goal", by: "ana", text: id, fields: {}, ...where });

const came = piece("came", place("strategy", 700, 100));
const went = piece("went", place("industry", 10, 100));
const moved = piece("moved", place("tray", 2400, 1200));
const from = place("actions", 50, 1200);
const told: Comparison = {
  added: [came],
  removed: [went],
  changed: [{ piece: "moved", field: "text", before: "a", after: "b", marks: [] }],
  moved: [{ piece: "moved", from, to: place("tray", 2400, 1200) }],
  shifted: [],
  linked: [],
  unlinked: [],
  relinked: [],
  a: side,
  b: side,
  pieces: { came, went, moved },
  links: {},
  people: [],
};

describe("the picture of a difference", () => {
  const { spots, ways, frames, whole } = pictureOf(told);

  test("shows what went as a ghost below what came, and what moved in both its places", () => {
    expect(spots.map(({ id, is, x }) => [id, is, x])).toEqual([
      ["went", "removed", 10],
      ["moved", "from", 50],
      ["moved", "to", 2400],
      ["came", "added", 700],
    ]);
    expect(ways).toEqual([{ id: "moved", from: [100, 1225], to: [2450, 1225] }]);
  });

  test("grows the zones around what lies in them", () => {
    const far = piece("far", place("stakeholders", 5000, 100));
    const wide = pictureOf({ ...told, added: [far], pieces: { ...told.pieces, far } });
    expect(wide.frames.stakeholders.width).toBeGreaterThan(frames.stakeholders.width);
    expect(wide.whole.width).toBeGreaterThan(whole.width);
  });
});
