import { describe, expect, test } from "vitest";
import type { Link, Piece } from "../src/board/model";
import type { Kind } from "../src/board/schema.gen";
import { HOME_ZONE } from "../src/board/schema.gen";
import { isSaid, partOf, proposalsFor, shortened, unclaimed, withWords } from "../src/lenses/part/part";

const ME = "me";
const PIECES = [
  piece("card", "colleague", { person: ME, name: "Nadia", knows: "Competition; SiC" }),
  piece("stranger", "colleague", { name: "Tomás Quiroga" }, "you"),
  piece("soon", "action", { owner: ME, due: "2027-03-01" }),
  piece("sooner", "action", { owner: ME, due: "2027-02" }, "you"),
  piece("done", "action", { owner: ME, due: "2020-01-01", status: "done" }),
  piece("theirs", "action", { owner: "you" }),
  piece("vossberg", "stakeholder", { name: "Dr. Vossberg" }, "you"),
  piece("zhao", "stakeholder", { name: "Mei-Lin Zhao" }),
  piece("value", "value", {}),
  piece("rival", "competitor", {}),
  piece("factor", "factor", {}),
  piece("served", "goal", {}, "you"),
  piece("cared", "goal", {}, "you"),
  piece("other", "goal", {}, "you"),
];
const LINKS = [
  link("card", "vossberg", "owns"),
  link("soon", "served", "supports"),
  link("vossberg", "cared", "cares_about"),
  link("theirs", "other", "supports"),
];
const part = partOf(ME, PIECES, LINKS);

describe("what a person has on a board", () => {
  test("is their card, their actions in the order they are due, and the relations they own", () => {
    expect(part.card?.id).toBe("card");
    expect(ids(part.actions)).toEqual(["sooner", "soon", "done"]);
    expect(ids(part.stakeholders)).toEqual(["vossberg"]);
  });

  test("are the goals these actions and stakeholders lead to, and no others", () => {
    expect(ids(part.goals).sort()).toEqual(["cared", "served"]);
  });

  test("is empty for somebody without a card", () => {
    expect(partOf("nobody", PIECES, LINKS)).toMatchObject({
      card: undefined,
      actions: [],
      stakeholders: [],
      goals: [],
    });
  });
});

describe("proposals for a card", () => {
  const proposals = proposalsFor(part, PIECES);

  test("name the zones one wrote more than one piece in", () => {
    expect(proposals.filter(({ field }) => field === "knows")).toEqual([
      { field: "knows", zone: "competition", count: 2 },
    ]);
  });

  test("bring one's own actions and unique values", () => {
    const found = proposals.flatMap((one) => (one.field === "contributes" ? [one.piece.id] : []));
    expect(found).toEqual(["sooner", "soon", "done", "value"]);
  });

  test("name those one owns the relation with, or wrote about", () => {
    const found = proposals.flatMap((one) => (one.field === "touches" ? [[one.piece.id, one.owned]] : []));
    expect(found).toEqual([
      ["vossberg", true],
      ["zhao", false],
    ]);
  });

  test("leave out what the card says already, however it is written", () => {
    expect(isSaid(part.card, "knows", "COMPETITION")).toBe(true);
    expect(isSaid(part.card, "knows", "Industry")).toBe(false);
    const told = PIECES.map((one) =>
      one.id === "card" ? { ...one, fields: { ...one.fields, touches: "mei-lin zhao" } } : one,
    );
    const touches = proposalsFor(partOf(ME, told, LINKS), told).filter(({ field }) => field === "touches");
    expect(touches).toHaveLength(1);
  });
});

describe("the words of a field", () => {
  test("are added behind what stands there", () => {
    expect(withWords("", "Competition", 240)).toBe("Competition");
    expect(withWords("SiC. ", "Competition", 240)).toBe("SiC; Competition");
  });

  test("are not added where they find no room", () =>
    expect(withWords("x".repeat(230), "Competition", 240)).toBeUndefined());

  test("are cut at a word when they are a long sentence", () => {
    const long = shortened(`Agree a twelve-week rolling buffer ${"for Puebla ".repeat(12)}`);
    expect(long.length).toBeLessThanOrEqual(81);
    expect(long).toMatch(/(for|Puebla)…$/u);
    expect(shortened("  Short   enough ")).toBe("Short enough");
  });

  test("find a card with one's name that nobody has taken", () => {
    expect(unclaimed("tomas quiroga", PIECES)?.id).toBe("stranger");
    expect(unclaimed("Nadia", PIECES)).toBeUndefined();
  });
});

function piece(id: string, kind: Kind, fields: Record<string, unknown>, by = ME): Piece {
  return { id, kind, by, zone: HOME_ZONE[kind], pos: [0, 0], size: [1, 1], text: `About ${id}`, fields };
}

function link(from: string, to: string, kind: Link["kind"]): Link {
  return { id: `${from}-${to}`, from, to, kind, by: ME, fields: {} };
}

function ids(pieces: readonly Piece[]): string[] {
  return pieces.map(({ id }) => id);
}
