import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { adviceFor, REFUSALS, reasonWords } from "../src/shell/bar/reasons";

const SPEC = readFileSync(new URL("../../docs/sync-spec.md", import.meta.url), "utf8");
const TABLE = SPEC.slice(SPEC.indexOf("### What is refused"), SPEC.indexOf("## The log"));
const CODES = [...TABLE.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code = ""]) => code);
// Given by this client itself.
const OWN = ["malformed", "piece-gone", "too-big"];

describe("why a change was not placed", () => {
  test("the specification lists codes", () => expect(CODES).toContain("zone-locked"));

  test.each(CODES)("%s is said in words a person understands", (code) => {
    expect(REFUSALS).toContain(code);
    expect(reasonWords(code, 3)).toContain("3");
    expect(adviceFor(code)).not.toBe("");
  });

  test("a closed zone is named where it is known", () => {
    expect(reasonWords("zone-locked", 2, "strategy")).toBe("2 changes came after Customer strategy was closed");
    expect(reasonWords("zone-locked", 1, "attic")).toBe("1 change came after the zone was closed");
    expect(reasonWords("zone-locked", 1)).toBe("1 change came after the zone was closed");
  });

  test("nothing is explained that never happens", () => {
    expect(REFUSALS.filter((code) => !CODES.includes(code) && !OWN.includes(code))).toEqual([]);
  });

  test("a code of a newer server has words too", () => {
    expect(reasonWords("never-heard-of", 1)).toBe("1 change could not be placed");
  });
});
