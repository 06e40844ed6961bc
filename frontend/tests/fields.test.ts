import { beforeEach, describe, expect, test } from "vitest";
import { setMessages } from "../src/i18n";
import { personChoices, toldApart } from "../src/shell/panel/personChoices";
import { readText } from "../src/shell/panel/reading";
import { isPast, readDate, writtenDate } from "../src/shell/panel/writtenDate";
import { readNumber, writtenNumber } from "../src/shell/panel/writtenNumber";

beforeEach(() => setMessages("en", {}));

describe("a date as a person writes it", () => {
  test.each([
    ["2027", "2027"],
    ["2027-03", "2027-03"],
    ["2027-3-6", "2027-03-06"],
    ["2027/03/06", "2027-03-06"],
    ["03/2027", "2027-03"],
    ["3.2027", "2027-03"],
    ["25/03/2027", "2027-03-25"],
    ["03/25/2027", "2027-03-25"],
    [" ", undefined],
  ])("%s is %s in every language", (words, date) => {
    for (const locale of ["es", "en", "en-GB"]) expect(readDate(words, locale)).toEqual({ value: date });
  });

  test.each([
    ["06/03/2027", "es", "2027-03-06"],
    ["6-3-27", "es", "2027-03-06"],
    ["6-3-95", "es", "1995-03-06"],
    ["06/03/2027", "en-GB", "2027-03-06"],
    ["06/03/2027", "en-US", "2027-06-03"],
    ["6 de marzo de 2027", "es", "2027-03-06"],
    ["MARZO 2027", "es", "2027-03"],
    ["6 March 2027", "en-GB", "2027-03-06"],
    ["March 6th, 2027", "en-US", "2027-03-06"],
    ["sep 2027", "en-GB", "2027-09"],
  ])("%s in %s is %s", (words, locale, date) => {
    expect(readDate(words, locale)).toEqual({ value: date });
  });

  test("a day that no calendar has is refused with the length of its month", () => {
    for (const words of ["2027-02-31", "31/02/2027", "31 February 2027"])
      expect(readDate(words, "en-GB")).toEqual({ problem: "February 2027 has 28 days." });
    expect(readDate("30/2/2028", "es")).toEqual({ problem: "febrero de 2028 has 29 days." });
  });

  test.each([
    "soon",
    "27",
    "03/27",
    "2027-13",
    "13/13/2027",
    "0000",
    "2027-00-01",
    "6 March",
    "6 7 March 2027",
    "1.2.3.4",
  ])("%s is none, and it is said what is one", (words) => {
    expect(readDate(words, "es").problem).toBe("A year, a month or a day: 2027, 03/2027 or 06/03/2027.");
    expect(readDate(words, "en-US").problem).toBe("A year, a month or a day: 2027, 03/2027 or 03/06/2027.");
  });

  test("what the field shows is read as the same again", () => {
    const locales = ["es", "en", "en-GB", "en-US"];
    for (const locale of locales)
      for (let month = 1; month <= 12; month += 1)
        for (const end of ["", "-01", "-28"]) {
          const date = `2027-${String(month).padStart(2, "0")}${end}`;
          expect(readDate(writtenDate(date, locale), locale)).toEqual({ value: date });
        }
  });

  test("a year or a month is past when all of it is over", () => {
    const past = (value: string) => isPast(value, "2026-11-27");
    expect(["2026", "2026-11", "2026-11-27", ""].map(past)).toEqual([false, false, false, false]);
    expect(["2025", "2026-10", "2026-11-26"].map(past)).toEqual([true, true, true]);
  });
});

describe("a number as a person writes it", () => {
  const share = { low: 0, high: 100, whole: false };
  const money = { low: 0, high: 1e12, whole: false };

  test.each([
    ["12,5", "es", 12.5],
    ["12.5", "es", 12.5],
    ["12.5", "en", 12.5],
    ["12,5", "en", 12.5],
    ["40 %", "es", 40],
    ["", "en", undefined],
  ])("%s in %s", (words, locale, value) => {
    expect(readNumber(words, share, locale)).toEqual({ value });
  });

  test("thousands stand in threes", () => {
    expect(readNumber("1.250.000,5", money, "es").value).toBe(1_250_000.5);
    expect(readNumber("1,250,000.5", money, "en").value).toBe(1_250_000.5);
    for (const locale of ["es", "en"])
      for (const value of [0, 0.25, 1234, 12_345.678, 1e12])
        expect(readNumber(writtenNumber(value, locale), money, locale)).toEqual({ value });
  });

  test("what is none, or too much, is said and never made to fit", () => {
    for (const words of ["a lot", "101", "-1", "1e2", "0x10", "1,2,3", "Infinity"])
      expect(readNumber(words, share, "en")).toEqual({ problem: "A number from 0 to 100." });
    expect(readNumber("2.5", { low: 1, high: 104, whole: true }, "en")).toEqual({
      problem: "A whole number from 1 to 104.",
    });
  });
});

test("a field counts as the server does, and keeps nothing of what is too long", () => {
  expect(readText(` ${"x".repeat(240)} `, 240)).toEqual({ value: "x".repeat(240) });
  expect(readText("x".repeat(3_000), 240).problem).toBe("A field holds 240 characters, and this one has 3,000.");
  expect(readText("👩‍🔬".repeat(50), 240).problem).toBe("A field holds 240 characters, and this one has 250.");
  expect(readText("  ", 240)).toEqual({ value: undefined });
});

describe("whom one can choose", () => {
  const person = (id: string, name: string) =>
    [id, { person: id, name, function: "sales", region: null, role: "participant" }] as const;
  const circle = {
    everybody: new Map([person("z", "Zoé"), person("a", "Álvaro"), person("m", "Me"), person("b", "Ben")]),
    removed: new Set(["b"]),
    me: "m",
    nameOf: (id: string) => (id === "b" ? "Ben" : undefined),
  };
  const words = (chosen?: string) => personChoices(circle, chosen, "es").map(({ word }) => word);

  test("me first, the others by name", () => {
    expect(words()).toEqual(["Me", "Álvaro", "Zoé"]);
    expect(words("z")).toEqual(["Me", "Álvaro", "Zoé"]);
  });

  test("two of one name are told apart", () => {
    const choices = [
      { value: "1", word: "Ben", of: "sales" },
      { value: "2", word: "Ben", of: "it" },
      { value: "3", word: "Zoé", of: "it" },
    ] as const;
    expect(toldApart(choices).map(({ word }) => word)).toEqual(["Ben · Sales", "Ben · IT", "Zoé"]);
  });

  test("whoever has left and was chosen is named", () => {
    expect(words("b")).toEqual(["Me", "Álvaro", "Zoé", "Ben has left"]);
    expect(words("unknown").at(-1)).toBe("Somebody who has left");
  });
});
