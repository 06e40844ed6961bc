import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { clockWords, leftOf, secondsBehind } from "../src/shell/workshop";
import { Step } from "../src/sync/protocol";
import { Stage } from "../src/sync/stage";

type Case = {
  name: string;
  minutes: number[];
  index: number;
  gone_before: number;
  here_since: number;
  at: number;
  behind: number;
};
const CASES = JSON.parse(
  readFileSync(new URL("../../tests/workshop/clock_cases.json", import.meta.url), "utf8"),
) as Case[];
const START = 1_795_000_000;

describe("the clock of a workshop", () => {
  test.each(CASES)("$name: the same as on the server", (one) => {
    const at = new Date((START + 60 * one.here_since) * 1000).toISOString();
    const now = { index: one.index, id: "here", at, by: "ana" };
    expect(secondsBehind(one.minutes, now, 60 * one.gone_before, START + 60 * one.at)).toBeCloseTo(60 * one.behind);
  });

  test("a timer runs down to nothing, stands while it is paused, and gains nothing from a clock set back", () => {
    const timer = {
      seconds: 60,
      left: 60,
      at: new Date(START * 1000).toISOString(),
      running: true,
      sound: false,
      by: "",
    };
    expect(leftOf(timer, (START + 20) * 1000)).toBe(40);
    expect(leftOf(timer, (START + 90) * 1000)).toBe(0);
    expect(leftOf(timer, (START - 90) * 1000)).toBe(60);
    expect(leftOf({ ...timer, running: false }, (START + 90) * 1000)).toBe(60);
  });

  test.each([
    [0, "00:00"],
    [0.2, "00:01"],
    [400, "06:40"],
    [3_700, "1:01:40"],
  ])("%s seconds are written %s", (seconds, words) => expect(clockWords(seconds)).toBe(words));
});

describe("the stage as a page knows it", () => {
  function receive(stage: Stage, write: (doc: Y.Doc) => void, server = new Y.Doc()): Y.Doc {
    server.transact(() => write(server));
    stage.receive(Step.answer, Y.encodeStateAsUpdate(server));
    return server;
  }

  test("what a stage does not open is closed, but for the tray, and a facilitator's word is told first", () => {
    const stage = new Stage();
    receive(stage, (doc) => {
      doc.getMap("stage").set("now", { index: 0, at: "t", by: "ana", opens: { zones: ["strategy"], kinds: ["goal"] } });
      doc.getMap("locks").set("actions", { by: "ben", at: "t" });
    });
    expect(stage.locks().get("industry")).toEqual({ by: "ana", at: "t", byStage: true });
    expect(stage.locks().get("actions")).toEqual({ by: "ben", at: "t" });
    expect(stage.locks().has("strategy")).toBe(false);
    expect(stage.locks().has("tray")).toBe(false);
    expect(stage.openKinds()).toEqual(["goal"]);
  });

  test("without a stage everything is open", () => {
    const stage = new Stage();
    receive(stage, () => {});
    expect(stage.locks().size).toBe(0);
    expect(stage.openKinds()).toBeUndefined();
  });

  test("who watches a root hears of its changes, and of no other's", () => {
    const stage = new Stage();
    const heard: string[] = [];
    stage.onRoot("votes", () => heard.push("votes"));
    stage.onRoot("timer", () => heard.push("timer"));
    const server = receive(stage, (doc) => doc.getMap("votes").set("one", { voted: 1 }));
    const before = stage.root("votes");
    receive(stage, (doc) => doc.getMap("timer").set("shared", { left: 1 }), server);
    expect(heard).toEqual(["votes", "timer"]);
    expect(stage.root("votes")).toBe(before);
  });

  test("a clock that was set while one is here is taken over, one that was set before is not", () => {
    const stage = new Stage();
    const server = receive(stage, (doc) => doc.getMap("timer").set("clock", { at: "2020-01-01T00:00:00.000Z" }));
    expect(stage.clock.now()).toBeGreaterThan(Date.parse("2021-01-01"));
    server.transact(() => server.getMap("timer").set("clock", { at: "2030-01-01T00:00:00.000Z" }));
    stage.receive(Step.update, Y.encodeStateAsUpdate(server));
    expect(stage.clock.now()).toBeGreaterThanOrEqual(Date.parse("2030-01-01"));
  });
});
