import { expect, test } from "vitest";
import { kindFor } from "../src/shell/composer/stageKind";

const ACTIONS = { zones: ["actions"], kinds: ["action", "obstacle", "gap", "note"] };

test("where a stage asks for actions, one writes an action and no goal", () => {
  expect(kindFor(ACTIONS, "goal")).toBe("action");
});

test("what a stage asks for stays as it was chosen", () => {
  expect(kindFor(ACTIONS, "obstacle")).toBe("obstacle");
});

test("a stage that asks for every kind begins with the first one of its zone", () => {
  expect(kindFor({ zones: ["industry"], kinds: null }, "goal")).toBe("factor");
});

test("in a break one goes on with what one wrote", () => {
  expect(kindFor({ zones: [], kinds: null }, "goal")).toBe("goal");
});
