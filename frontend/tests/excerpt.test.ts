import { describe, expect, test } from "vitest";
import { adopted, excerptOf, readExcerpt, writeExcerpt } from "../src/board/excerpt";
import { FIELDS } from "../src/board/schema.gen";
import { fitsField } from "../src/board/valid";
import { ANA, alone, challenge, goal } from "./support/board";

const CRITERION = "criterion-0000000000x";
const EVERYBODY = { hasPerson: () => true, hasPiece: () => true };

function copied(): string {
  const { model } = alone();
  const [one = "", other = ""] = model.createAll([{ ...goal(), fields: { priority: 2 } }, challenge()]);
  model.link(other, one, "blocks");
  return writeExcerpt(
    excerptOf(
      [one, other].flatMap((id) => model.piece(id) ?? []),
      model.links(),
    ),
  );
}

function withPiece(change: Record<string, unknown>): string {
  const raw = JSON.parse(copied());
  return JSON.stringify({ ...raw, pieces: [{ ...raw.pieces[0], ...change }] });
}

describe("pieces in the clipboard", () => {
  test("come back with the links among them, under ids of their own", () => {
    const read = readExcerpt(copied());
    const ids = ["first", "second"];
    const laid = read && adopted(read, EVERYBODY, () => ids.shift() ?? "");
    expect(laid?.pieces.map(({ id, text, fields }) => [id, text, fields])).toEqual([
      ["first", "Halve the scrap rate", { priority: 2 }],
      ["second", "Two sites, two planning systems", {}],
    ]);
    expect(laid?.links).toEqual([{ from: "second", to: "first", kind: "blocks", fields: {} }]);
  });

  test("are laid with their links as one step, by whoever pastes them", () => {
    const { model } = alone();
    const read = readExcerpt(copied());
    const { pieces, links } = adopted(read ?? { pieces: [], links: [] }, EVERYBODY);
    model.createAll(pieces, links);
    expect(model.links()).toHaveLength(1);
    expect(new Set(model.ids().map((id) => model.piece(id)?.by))).toEqual(new Set([ANA]));
    model.undo();
    expect([model.ids(), model.links()]).toEqual([[], []]);
  });

  test.each([
    "",
    "three words only",
    "null",
    "[]",
    '{"puzzleboard": 2, "pieces": []}',
    '{"puzzleboard": 1, "pieces": "all"}',
  ])("are not taken for %j", (raw) => {
    expect(readExcerpt(raw)).toBeUndefined();
  });

  test.each([
    { kind: "virus" },
    { kind: "__proto__" },
    { zone: "moon" },
    { text: 7 },
    { text: "x".repeat(2_001) },
    { id: null },
  ])("of which no board could have one are dropped: %j", (change) => {
    expect(readExcerpt(withPiece(change))).toBeUndefined();
  });

  test.each([
    [{ priority: 9 }, {}],
    [{ priority: "2" }, {}],
    [{ priority: 2, sneaked: "in" }, { priority: 2 }],
    [{ evidence: "x".repeat(241) }, {}],
    ["no fields at all", {}],
  ])("lose the fields no board would store: %j", (fields, kept) => {
    expect(readExcerpt(withPiece({ fields }))?.pieces[0]?.fields).toEqual(kept);
  });

  test("with a place or a size nobody could find are laid where there is room, in the size of their kind", () => {
    const [piece] = readExcerpt(withPiece({ pos: [1e9, null], size: "huge" }))?.pieces ?? [];
    expect(piece?.pos).toEqual([0, 0]);
    expect(piece?.size).toEqual([320, 152]);
  });

  test("forget people and criteria that this board does not have, and who accepted them", () => {
    const { model } = alone();
    const action = model.create({
      kind: "action",
      zone: "actions",
      pos: [0, 0],
      fields: { owner: ANA, accepted: true, status: "doing" },
    });
    const rival = model.create({
      kind: "competitor",
      zone: "competition",
      pos: [0, 0],
      fields: { scores: { [CRITERION]: 3 } },
    });
    const read = readExcerpt(
      writeExcerpt(
        excerptOf(
          [action, rival].flatMap((id) => model.piece(id) ?? []),
          [],
        ),
      ),
    );
    const here = { hasPerson: () => false, hasPiece: () => false };
    const laid = adopted(read ?? { pieces: [], links: [] }, here);
    expect(laid.pieces.map(({ fields }) => fields)).toEqual([{ status: "doing" }, { scores: {} }]);
    expect(adopted(read ?? { pieces: [], links: [] }, EVERYBODY).pieces[1]?.fields).toEqual({
      scores: { [CRITERION]: 3 },
    });
  });

  test("keep no link that joins what does not join, and no loop of superiors", () => {
    const stakeholder = (id: string) => ({
      id,
      kind: "stakeholder",
      zone: "stakeholders",
      pos: [0, 0],
      size: [264, 80],
      text: id,
    });
    const above = (from: string, to: string) => ({ from, to, kind: "reports_to" });
    const raw = JSON.stringify({
      puzzleboard: 1,
      pieces: ["a", "b", "c"].map(stakeholder),
      links: [
        above("a", "b"),
        above("b", "c"),
        above("c", "a"),
        { from: "a", to: "b", kind: "blocks" },
        null,
        above("a", "z"),
      ],
    });
    expect(readExcerpt(raw)?.links.map(({ from, to }) => from + to)).toEqual(["ab", "bc"]);
  });
});

describe("a value from elsewhere", () => {
  const due = FIELDS.action.due;
  test.each([
    ["2026", true],
    ["2026-02", true],
    ["2028-02-29", true],
    ["2026-02-29", false],
    ["2026-13", false],
    ["0000", false],
    ["tomorrow", false],
    [20260101, false],
  ])("%j is a date: %s", (value, fits) => {
    expect(due && fitsField(due, value)).toBe(fits);
  });
});
