import { describe, expect, test, vi } from "vitest";
import { readComment } from "../src/board/comments";
import { readReaction } from "../src/board/reactions";
import { ANA, alone, BEN, challenge, goal, table } from "./support/board";

describe("comments", () => {
  test("stand with their piece, the oldest first, with who said it and when", () => {
    vi.useFakeTimers({ now: new Date("2026-11-27T09:00:00Z"), toFake: ["Date"] });
    const { ana, ben } = table();
    const [aim, other] = [ana.create(goal()), ana.create(challenge())];
    const first = ana.comment(aim, "Since when?");
    vi.setSystemTime(new Date("2026-11-27T09:01:00Z"));
    const second = ben.comment(aim, "Since 2024.\nAsk Chiara.");
    vi.useRealTimers();
    expect(ben.commentsOf(aim)).toEqual([
      { id: first, piece: aim, by: ANA, at: "2026-11-27T09:00:00.000Z", text: "Since when?" },
      { id: second, piece: aim, by: BEN, at: "2026-11-27T09:01:00.000Z", text: "Since 2024.\nAsk Chiara." },
    ]);
    expect(ben.commentsOf(other)).toEqual([]);
  });

  test("are the same list until one comes or goes, and wake only who watches their piece", () => {
    const { ana, ben } = table();
    const [aim, other] = [ana.create(goal()), ana.create(challenge())];
    const said = ana.comment(aim, "One") ?? "";
    const [woken, left] = [vi.fn(), vi.fn()];
    ben.onComments(aim, woken);
    ben.onComments(other, left);
    const before = ben.commentsOf(aim);
    ana.move([{ id: aim, pos: [1, 1] }]);
    ana.react(aim, "agree", true);
    expect(ben.commentsOf(aim)).toBe(before);
    ana.comment(aim, "Two");
    expect(ben.commentsOf(aim)).toHaveLength(2);
    expect(ben.commentsOf(aim)[0]).toBe(before[0]);
    ana.uncomment(said);
    expect(ben.commentsOf(aim).map(({ text }) => text)).toEqual(["Two"]);
    expect([woken.mock.calls.length, left.mock.calls.length]).toEqual([2, 0]);
  });

  test("are nothing that somebody who looks on, or comes too late, could write", () => {
    const { ana, ben } = table();
    const aim = ana.create(goal());
    ben.remove([aim]);
    expect(ana.comment(aim, "Too late")).toBeUndefined();
    const looking = alone(false).model;
    expect(looking.comment("anything", "Hello")).toBeUndefined();
  });

  test("what is no comment is left out", () => {
    const whole = { piece: "p", by: ANA, at: "2026-11-27T09:00:00Z", text: "x" };
    expect(readComment("c", whole)?.text).toBe("x");
    for (const broken of [null, "x", { ...whole, at: "soon" }, { ...whole, text: 1 }, { ...whole, piece: undefined }])
      expect(readComment("c", broken)).toBeUndefined();
  });
});

describe("reactions", () => {
  test("are one's own, set and taken back; key pieces are one set until another piece is key", () => {
    const { ana, ben } = table();
    const aim = ana.create(goal());
    const keys = vi.fn();
    ben.onKeyPieces(keys);
    const none = ben.keyPieces();
    ana.react(aim, "agree", true);
    expect(ben.keyPieces()).toBe(none);
    ana.react(aim, "key", true);
    ben.react(aim, "key", true);
    expect([...ben.keyPieces()]).toEqual([aim]);
    expect(ben.reactionsOf(aim).map(({ person, sign }) => [sign, person])).toEqual([
      ["agree", ANA],
      ["key", ANA],
      ["key", BEN],
    ]);
    ana.react(aim, "key", false);
    ana.react(aim, "key", false);
    expect([...ana.keyPieces()]).toEqual([aim]);
    ben.react(aim, "key", false);
    expect(ana.keyPieces().size).toBe(0);
    expect(keys).toHaveBeenCalledTimes(2);
  });

  test("a sign that nobody knows is left out", () => {
    expect(readReaction(`p:${ANA}:key`, true)).toEqual({ piece: "p", person: ANA, sign: "key" });
    expect(readReaction(`p:${ANA}:+1`, true)).toBeUndefined();
    expect(readReaction(`p:${ANA}:key:more`, true)).toBeUndefined();
    expect(readReaction("p", true)).toBeUndefined();
  });
});

describe("one's own step back", () => {
  test("takes back a comment and a sign, and nobody else's", () => {
    const { ana, ben } = table();
    const aim = ana.create(goal());
    ana.comment(aim, "Mine");
    ana.react(aim, "new", true);
    ben.comment(aim, "His");
    ben.react(aim, "new", true);
    ana.undo();
    expect(ben.reactionsOf(aim).map(({ person }) => person)).toEqual([BEN]);
    ana.undo();
    expect(ben.commentsOf(aim).map(({ text }) => text)).toEqual(["His"]);
    ana.redo();
    ana.redo();
    expect(ben.commentsOf(aim)).toHaveLength(2);
    expect(ben.reactionsOf(aim)).toHaveLength(2);
  });

  test("brings back a comment that was taken away, also somebody else's", () => {
    const { ana, ben } = table();
    const aim = ana.create(goal());
    const said = ben.comment(aim, "His") ?? "";
    ana.uncomment(said);
    expect(ben.commentsOf(aim)).toEqual([]);
    ana.undo();
    expect(ben.commentsOf(aim)).toMatchObject([{ id: said, by: BEN, text: "His" }]);
  });

  test("brings a piece back with everything that was said of it", () => {
    const { pair, ana, ben } = table();
    const aim = ana.create(goal());
    ana.comment(aim, "Hers");
    ben.comment(aim, "His");
    ben.react(aim, "key", true);
    const [comments, reactions] = [ana.commentsOf(aim), ana.reactionsOf(aim)];
    ana.remove([aim]);
    expect(ben.commentsOf(aim)).toEqual([]);
    expect(ben.keyPieces().size).toBe(0);
    expect([pair.a.getMap("comments").size, pair.a.getMap("reactions").size]).toEqual([0, 0]);
    ana.undo();
    expect(ben.commentsOf(aim)).toEqual(comments);
    expect(ben.reactionsOf(aim)).toEqual(reactions);
    expect([...ben.keyPieces()]).toEqual([aim]);
  });
});
