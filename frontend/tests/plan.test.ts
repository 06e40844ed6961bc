import { describe, expect, test } from "vitest";
import type { Link, Piece } from "../src/board/model";
import type { Kind, LinkKind } from "../src/board/schema.gen";
import { arrange, held, type Names } from "../src/lenses/plan/arrange";
import { atOnce, balanceOf, levelsMissing, OPEN_AT_MOST } from "../src/lenses/plan/balance";
import { addMonths, dayOf, firstWeekday, isDay, isPast, shortDay, weeksOf } from "../src/lenses/plan/days";
import { pick } from "../src/lenses/plan/picking";
import { type Plan, readPlan } from "../src/lenses/plan/plan";

const TODAY = "2027-03-06";
const NAMES: Names = { of: (person) => ({ nadia: "Nadia", chiara: "Chiara" })[person] ?? "Somebody", locale: "en" };

function piece(kind: Kind, id: string, fields: Record<string, unknown> = {}, x = 0): Piece {
  return { id, kind, by: "nadia", zone: "actions", pos: [x, 0], size: [264, 92], text: id, fields };
}

function link(from: string, to: string, kind: LinkKind): Link {
  return { id: `${from} ${to}`, from, to, kind, by: "nadia", fields: {} };
}

function planOf(pieces: Piece[], links: Link[] = []): Plan {
  return readPlan(pieces, links);
}

const warnings = (plan: Plan, hasLeft = (_: string) => false) =>
  balanceOf(plan, { today: TODAY, hasLeft }).warnings.map(({ kind }) => kind);

describe("reading the plan", () => {
  test("an action knows its goals, obstacles and stakeholders by its links, and nothing else", () => {
    const pieces = [
      piece("goal", "goal", { priority: 2 }),
      piece("goal", "first", { priority: 1 }),
      piece("goal", "later"),
      piece("action", "act"),
      piece("obstacle", "wall"),
      piece("stakeholder", "Amélie"),
    ];
    const links = [
      link("act", "goal", "supports"),
      link("wall", "act", "blocks"),
      link("Amélie", "act", "cares_about"),
      link("wall", "goal", "blocks"),
    ];
    const { actions, goals } = planOf(pieces, links);
    expect(goals.map(({ id }) => id)).toEqual(["first", "goal", "later"]);
    const [act] = actions;
    expect(act?.goals).toEqual([{ link: "act goal", piece: pieces[0] }]);
    expect(act?.obstacles.map(({ piece: { id } }) => id)).toEqual(["wall"]);
    expect(act?.stakeholders.map(({ piece: { id } }) => id)).toEqual(["Amélie"]);
    expect(act?.status).toBe("proposed");
  });
});

describe("the balance of the plan", () => {
  test("orphans, what is late and whose owner has left are told apart; what is done warns no more", () => {
    const plan = planOf([
      piece("action", "late", { due: "2027-03-05", owner: "gone" }),
      piece("action", "today", { due: TODAY }),
      piece("action", "done", { due: "2027-01-01", status: "done", owner: "gone" }),
      piece("action", "dropped", { due: "2027-01-01", status: "dropped" }),
    ]);
    const found = balanceOf(plan, { today: TODAY, hasLeft: (owner) => owner === "gone" }).warnings;
    const said = found.map((warning) => ("action" in warning ? `${warning.kind} ${warning.action.id}` : warning.kind));
    expect(said.sort()).toEqual(["late late", "left late", "orphan done", "orphan late", "orphan today"]);
  });

  test("more than five open actions are too many for one person", () => {
    const open = (count: number) =>
      planOf(Array.from({ length: count }, (_, n) => piece("action", `a${n}`, { owner: "nadia" })));
    expect(warnings(open(OPEN_AT_MOST))).not.toContain("overload");
    expect(warnings(open(OPEN_AT_MOST + 1))).toContain("overload");
  });

  test("a goal says the levels on which nobody does anything for it", () => {
    const goal = piece("goal", "goal");
    const plan = planOf(
      [
        goal,
        piece("action", "one", { level: "field" }),
        piece("action", "two", { level: "middle", status: "dropped" }),
      ],
      [link("one", "goal", "supports"), link("two", "goal", "supports")],
    );
    expect(levelsMissing(goal, plan.actions)).toEqual(["executive", "middle"]);
  });

  test("a conflict is told once, and whether it is local against global", () => {
    const plan = planOf(
      [piece("action", "a", { region_scope: "local" }), piece("action", "b", { region_scope: "global" })],
      [link("b", "a", "conflicts")],
    );
    const found = balanceOf(plan, { today: TODAY, hasLeft: () => false }).warnings;
    expect(found.filter(({ kind }) => kind === "conflict")).toMatchObject([{ apart: true, action: { id: "a" } }]);
  });

  test("complete is accepted, dated, linked to a goal, with its obstacle considered", () => {
    const whole = { accepted: true, due: TODAY, owner: "nadia", horizon: "long" };
    const pieces = [
      piece("goal", "goal"),
      piece("obstacle", "wall"),
      piece("action", "whole", whole),
      piece("action", "bare"),
    ];
    const plan = planOf(pieces, [link("whole", "goal", "supports"), link("wall", "whole", "blocks")]);
    const { complete, counted, open, long, short } = balanceOf(plan, { today: TODAY, hasLeft: () => false });
    expect([complete, counted, long, short]).toEqual([1, 2, 1, 0]);
    expect(open.map(({ kind, action }) => `${kind} ${action.id}`)).toEqual([
      "unowned bare",
      "undated bare",
      "unblocked bare",
    ]);
  });

  test("whoever does three things at once does too many", () => {
    const doing = (owner: string, n: number) => piece("action", `${owner}${n}`, { owner, status: "doing" });
    const { actions } = planOf([1, 2, 3].map((n) => doing("nadia", n)).concat([1, 2].map((n) => doing("chiara", n))));
    expect(atOnce(actions)).toEqual([{ owner: "nadia", count: 3 }]);
  });
});

describe("arranging the plan", () => {
  const pieces = [
    piece("goal", "G1", { priority: 1 }),
    piece("goal", "G2", { priority: 2 }),
    piece("action", "both", { owner: "nadia", due: "2027-05-01" }, 1),
    piece("action", "orphan", { owner: "chiara" }, 2),
    piece("action", "one", { due: "2027-04-01" }, 3),
  ];
  const links = [link("both", "G1", "supports"), link("both", "G2", "supports"), link("one", "G2", "supports")];
  const plan = planOf(pieces, links);
  const shape = (groups: ReturnType<typeof arrange>) =>
    groups.map(({ key, actions }) => [key, actions.map(({ id }) => id)]);

  test("an action that serves two goals stands under both, one without a goal in a group of its own", () => {
    expect(shape(arrange(plan, "goal", undefined, NAMES))).toEqual([
      ["G1", ["both"]],
      ["G2", ["both", "one"]],
      ["orphans", ["orphan"]],
    ]);
  });

  test("owners by name, nobody last; a column up and down, what says nothing last", () => {
    expect(shape(arrange(plan, "owner", undefined, NAMES)).map(([key]) => key)).toEqual(["chiara", "nadia", "nobody"]);
    const by = (descending: boolean) =>
      arrange(plan, "none", { column: "due", descending }, NAMES)[0]?.actions.map(({ id }) => id);
    expect(by(false)).toEqual(["one", "both", "orphan"]);
    expect(by(true)).toEqual(["both", "one", "orphan"]);
  });

  test("while somebody writes, rows stay where they are; new ones come to the end, and what is gone is gone", () => {
    const before = arrange(plan, "goal", undefined, NAMES);
    const changed = planOf(
      [...pieces.filter(({ id }) => id !== "one"), piece("action", "new", {}, 0)],
      [link("orphan", "G1", "supports"), ...links.slice(0, 2)],
    );
    expect(shape(held(before, arrange(changed, "goal", undefined, NAMES)))).toEqual([
      ["G1", ["both"]],
      ["G2", ["both"]],
      ["orphans", ["orphan", "new"]],
    ]);
  });
});

describe("days", () => {
  test("a day is late when it is over, a month with its last day, a year with its last", () => {
    expect(
      ["2027-03-05", "2027-03-06", "2027-03", "2027-02", "2027", "2026", "soon"].map((due) => isPast(due, TODAY)),
    ).toEqual([true, false, false, true, false, true, false]);
  });

  test("what is no day of the calendar is none", () => {
    expect(["2027-02-28", "2027-02-29", "2028-02-29", "12027-01-01", "2027-2-3"].map(isDay)).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
  });

  test("a month is shown in whole weeks, from the weekday the country begins with", () => {
    const monday = weeksOf("2027-03", 1);
    expect([monday[0]?.[0], monday.at(-1)?.at(-1)]).toEqual(["2027-03-01", "2027-04-04"]);
    expect(weeksOf("2027-03", 7)[0]?.[0]).toBe("2027-02-28");
    expect(weeksOf("2026-02", 7)).toHaveLength(4);
    expect(firstWeekday("no locale at all")).toBe(1);
  });

  test("months go over the year, and a day is told with its year when it is another one", () => {
    expect([addMonths("2027-12", 1), addMonths("2027-01", -1)]).toEqual(["2028-01", "2026-12"]);
    expect([shortDay("2027-03-06", "en-GB", TODAY), shortDay("2028-03-06", "en-GB", TODAY)]).toEqual([
      "6 Mar",
      "6 Mar 2028",
    ]);
    expect(dayOf(new Date(2027, 2, 6, 23, 59))).toBe(TODAY);
  });
});

test("a choice is found by its words without accents, what begins with them first", () => {
  const choices = ["Nadia Belkacem", "Lucía Arbeloa", "Ana Lucía"].map((word) => ({ id: word, word }));
  expect(pick(choices, "lucia").map(({ id }) => id)).toEqual(["Lucía Arbeloa", "Ana Lucía"]);
  expect(pick(choices, "  ")).toHaveLength(3);
});
