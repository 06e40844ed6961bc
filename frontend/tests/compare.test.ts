import { afterEach, describe, expect, test, vi } from "vitest";
import type { Piece } from "../src/board/model";
import { asText } from "../src/facilitation/compare/asText";
import { type Brought, type Comparison, type Join, readComparison } from "../src/facilitation/compare/comparison";
import { countOf, groupsOf } from "../src/facilitation/compare/groups";
import { restore, takesAway } from "../src/facilitation/compare/restore";
import { PastProblem } from "../src/shell/past/past";

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

describe("bringing back", () => {
  const then = { ...side, ref: "checkpoint:c" };
  const came = [{ what: "added", person: undefined } as const];

  test("takes away what came since, and from now to then brings it", () => {
    expect(takesAway({ b: side }, came)).toBe(true);
    expect(takesAway({ b: then }, came)).toBe(false);
    expect(takesAway({ b: then }, [{ what: "removed", person: undefined }])).toBe(true);
  });
});

describe("an answer that breaks off on its way", () => {
  afterEach(() => vi.unstubAllGlobals());
  const breakOff = () =>
    vi.stubGlobal(
      "fetch",
      async () => new Response('{"added": [', { headers: { "Content-Type": "application/json" } }),
    );

  test("is a problem that is said, with a way to try again", async () => {
    breakOff();
    await expect(readComparison("b1", "now", "now")).rejects.toThrow(PastProblem);
  });

  test("says of a restore that it may be done, not that nothing was changed", async () => {
    breakOff();
    await expect(restore("b1", "checkpoint:c", {}, "")).rejects.toThrow("it may have been done");
  });
});
