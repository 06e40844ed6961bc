import { describe, expect, test } from "vitest";
import type { Piece } from "../src/board/model";
import { asText } from "../src/facilitation/compare/asText";
import type { Brought, Comparison, Join } from "../src/facilitation/compare/comparison";
import { countOf, groupsOf } from "../src/facilitation/compare/groups";

const side = { ref: "now", seq: 1, at: null, number: null, name: "", metrics: null };
const piece = (id: string, more: Partial<Piece> = {}): Piece => ({
  id,
  kind: "goal",
  by: "ana",
  zone: "strategy",
  pos: [0, 0],
  size: [1, 1],
  text: id,
  fields: {},
  ...more,
});
const link = (id: string, from: string, to: string, by = "ben"): Join => ({
  id,
  from,
  to,
  kind: "supports",
  by,
  fields: {},
});
const people = [
  { person: "ana", name: "Ana", function: "sales" as const },
  { person: "ben", name: "Ben", function: "quality" as const },
];

function comparison(parts: Partial<Comparison>): Comparison {
  const none = { added: [], removed: [], changed: [], moved: [], shifted: [], linked: [], unlinked: [], relinked: [] };
  return { ...none, a: side, b: side, pieces: {}, links: {}, people, ...parts };
}

const changed = (id: string, field: string) => ({ piece: id, field, before: 1, after: 2, marks: null });
const goal = piece("goal");
const action = piece("action", { zone: "actions", kind: "action", by: "ben" });
const all = comparison({
  added: [action],
  changed: [changed("goal", "priority"), changed("goal", "text")],
  linked: [link("l", "action", "goal")],
  shifted: [{ piece: "goal", from: goal, to: goal }],
  pieces: { goal, action },
});
const brought: Brought = { touched: { goal: { text: "ben", priority: "gone" } }, people: [] };

describe("grouped by zone", () => {
  const groups = groupsOf(all, brought, "zone");

  test("each piece stands once, the words first, links with the piece they start at", () => {
    expect(groups.map(({ key }) => key)).toEqual(["strategy", "actions"]);
    const [strategy, actions] = groups;
    expect(strategy?.cards.map((card) => card.piece.id)).toEqual(["goal"]);
    expect(strategy?.cards[0]?.entries.map((one) => one.what === "changed" && one.change.field)).toEqual([
      "text",
      "priority",
    ]);
    expect(actions?.cards[0]?.entries.map(({ what }) => what)).toEqual(["added", "linked"]);
  });

  test("shifts within a zone are shown only when one asks for them", () => {
    expect(groups.flatMap(({ cards }) => cards).flatMap(({ entries }) => entries)).toHaveLength(4);
    expect(groupsOf(all, brought, "zone", { withShifts: true }).map(countOf)).toEqual([3, 2]);
  });
});

test("as a text, to be sent or printed", () => {
  const nameOf = (id: string) => people.find(({ person }) => person === id)?.name;
  expect(asText(all, groupsOf(all, brought, "zone"), ({ key }) => key, nameOf)).toBe(
    [
      "# What is different: Now → Now",
      "",
      "1 piece added, 1 piece changed, 1 link made.",
      "",
      "## strategy",
      "",
      "- **Goal: goal**",
      "  - Words changed (Ben): “1” → “2”",
      "  - Priority from 1 to 2",
      "",
      "## actions",
      "",
      "- **Action: action**",
      "  - Added (Ben)",
      "  - Linked: supports “goal” (Ben)",
      "",
    ].join("\n"),
  );
});

describe("grouped by who did it", () => {
  test("a piece that two people changed stands with both, and whoever did most comes first", () => {
    const groups = groupsOf(all, brought, "person");
    expect(groups.map(({ key, cards }) => [key, cards.map((card) => card.piece.id)])).toEqual([
      ["ben", ["action", "goal"]],
      ["gone", ["goal"]],
    ]);
  });

  test("before it is known, only what says its author itself stands with somebody", () => {
    expect(groupsOf(all, undefined, "person").map(({ key }) => key)).toEqual(["ben", ""]);
  });

  test("functions are those of the people; of somebody unknown none is made up", () => {
    expect(groupsOf(all, brought, "function").map(({ key }) => key)).toEqual(["quality", ""]);
  });

  test("an author whom a stage hid is nobody's name", () => {
    const hidden = comparison({ added: [piece("x", { by: "hidden" })], pieces: { x: piece("x", { by: "hidden" }) } });
    const laid = { ...brought, touched: { x: { "": "ben" } } };
    expect(groupsOf(hidden, laid, "person").map(({ key }) => key)).toEqual([""]);
  });
});
