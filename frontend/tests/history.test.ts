import { describe, expect, test } from "vitest";
import type { Piece } from "../src/board/model";
import { beginningOf, dateWords, monthOf, readDate, shifted } from "../src/lenses/history/dates";
import { keyOf, matrixOf, nextState, stateOf, waitingFor } from "../src/lenses/history/expansion";
import { effectBeside, effectOf, inOrder } from "../src/lenses/history/milestones";
import { rowsOf, timeScale } from "../src/lenses/history/timeScale";

const at = (date: string) => beginningOf(date) ?? Number.NaN;

describe("a rough date", () => {
  test.each([
    ["2021", "2021"],
    [" 2021-3 ", "2021-03"],
    ["2021-03-09", "2021-03-09"],
    ["3/2021", "2021-03"],
    ["9.3.2021", "2021-03-09"],
    ["31/12/2021", "2021-12-31"],
  ])("%s is read as %s", (words, date) => expect(readDate(words)).toBe(date));

  test.each(["", "soon", "21", "2021-13", "2021-02-30", "0000", "2021-00", "99999", "2021-03-12T00:00"])(
    "%s is no date",
    (words) => expect(readDate(words)).toBeUndefined(),
  );

  test("begins with its year, its month, its day", () => {
    expect(at("2021")).toBe(Date.UTC(2021, 0, 1));
    expect(at("2021-11")).toBe(Date.UTC(2021, 10, 1));
    expect(at("2021-11-30")).toBe(Date.UTC(2021, 10, 30));
    expect(beginningOf("soon")).toBeUndefined();
  });

  test("moves by months, into other years, and never out of a month", () => {
    expect(shifted("2021-12", 1)).toBe("2022-01");
    expect(shifted("2021-01", -1)).toBe("2020-12");
    expect(shifted("2021-01-31", 1)).toBe("2021-02-28");
    expect(shifted("2021", 1)).toBe("2021-02");
    expect(shifted("9999-12", 1)).toBe("9999-12");
    expect(shifted("0001-01", -1)).toBe("0001-01");
  });

  test("is said as exactly as it is known", () => {
    expect(dateWords("2021", "en")).toBe("2021");
    expect(dateWords("2021-11", "en")).toBe("Nov 2021");
    expect(dateWords("2021-11-30", "es")).toBe("30 nov 2021");
    expect(monthOf(at("2021-11-30"))).toBe("2021-11");
  });
});

describe("the line of time", () => {
  test("has whole years, the first at its beginning", () => {
    const scale = timeScale([at("2018-05"), at("2021-06-15")], 800);
    expect(scale.width).toBe(800);
    expect(scale.x(at("2018"))).toBe(0);
    expect(scale.x(at("2022"))).toBe(800);
    expect(scale.years.map((year) => new Date(year).getUTCFullYear())).toEqual([2018, 2019, 2020, 2021]);
  });

  test("gives back the moment of a place", () => {
    const scale = timeScale([at("2018"), at("2026")], 400);
    expect(monthOf(scale.at(scale.x(at("2021-07-15"))))).toBe("2021-07");
    expect(monthOf(scale.at(-50))).toBe("2018-01");
    expect(monthOf(scale.at(1e9))).toBe("2026-12");
  });

  test("stays within bounds when a date lies centuries back", () => {
    const scale = timeScale([at("0800"), at("2026")], 600);
    expect(scale.width).toBeLessThanOrEqual(9_000);
    expect(scale.years.length).toBeLessThan(200);
  });

  test("lays no label over another, and the nearest to the line where there is room", () => {
    expect(rowsOf([0, 300, 600], 200)).toEqual([0, 0, 0]);
    expect(rowsOf([0, 50, 100], 200)).toEqual([2, 1, 0]);
    const lefts = Array.from({ length: 60 }, (_, index) => (index * 37) % 400);
    const rows = rowsOf(lefts, 90);
    for (const [a, left] of lefts.entries())
      for (const [b, other] of lefts.entries())
        if (a < b && rows[a] === rows[b]) expect(Math.abs(left - other)).toBeGreaterThanOrEqual(90);
  });
});

describe("milestones", () => {
  test("come in the order of time; those without a date apart", () => {
    const pieces = [
      piece("a", { date: "2021" }),
      piece("b", {}),
      piece("c", { date: "2020-05" }),
      piece("d", { date: "x" }),
    ];
    const { dated, undated } = inOrder(pieces);
    expect(dated.map(({ piece: { id } }) => id)).toEqual(["c", "a"]);
    expect(undated.map(({ id }) => id)).toEqual(["b", "d"]);
  });

  test("have an effect of three steps", () => {
    expect(effectOf(piece("a", {}))).toBe(0);
    expect(effectOf(piece("a", { effect: -1 }))).toBe(-1);
    expect(effectBeside(0, 1)).toBe(1);
    expect(effectBeside(1, 1)).toBe(1);
  });
});

describe("the expansion matrix", () => {
  const pieces = [
    piece("a", { product: "Inverter", site: "Puebla", potential: 200, state: "sold" }),
    piece("b", { product: "inverter ", site: "Lyón", potential: 50 }),
    piece("c", { product: "Sensor", site: "Lyon" }),
    piece("d", { product: "Inverter", site: "Puebla", potential: 1 }),
    piece("e", { product: "Charger" }),
    piece("f", {}),
  ];
  const matrix = matrixOf(pieces, "en");

  test("has one row a product and one column a site, however they are written", () => {
    expect(matrix.products.map(({ name }) => name)).toEqual(["Charger", "Inverter", "Sensor"]);
    expect(matrix.sites.map(({ name }) => name)).toEqual(["Lyón", "Puebla"]);
    expect(keyOf("  LYÓN  sur ")).toBe("lyon sur");
  });

  test("shows two pieces of one cell both, and an empty cell empty", () => {
    expect(matrix.cell("inverter", "puebla").map(({ id }) => id)).toEqual(["a", "d"]);
    expect(matrix.cell("sensor", "puebla")).toEqual([]);
  });

  test("sums the potential of rows, columns and all", () => {
    expect(matrix.products.map(({ potential }) => potential)).toEqual([0, 251, 0]);
    expect(matrix.sites.map(({ potential }) => potential)).toEqual([50, 201]);
    expect(matrix.potential).toBe(251);
  });

  test("keeps what has only a product waiting in its row, and what has neither apart", () => {
    const [charger, inverter] = matrix.products;
    const [lyon] = matrix.sites;
    if (!charger || !inverter || !lyon) throw new Error("no headings");
    expect(waitingFor(charger, lyon)?.id).toBe("e");
    expect(waitingFor(inverter, lyon)).toBeUndefined();
    expect(matrix.loose.map(({ id }) => id)).toEqual(["f"]);
  });

  test("goes through the states, and takes what is not said for blank", () => {
    expect(stateOf(piece("a", {}))).toBe("blank");
    expect(nextState("blank")).toBe("sold");
    expect(nextState("sold")).toBe("open");
  });
});

function piece(id: string, fields: Record<string, unknown>): Piece {
  return { id, kind: "milestone", by: "", zone: "relationship", pos: [0, 0], size: [1, 1], text: "", fields };
}
