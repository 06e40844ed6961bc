import { describe, expect, test } from "vitest";
import { isWorthAnotherTry, PollDraft } from "../src/facilitation/checkpoints/pollDraft";

function memory(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  } as unknown as Storage;
}

describe("an answer to a poll", () => {
  test("is there again after a reload, until the server has it", () => {
    const device = memory();
    const answer = { actions: 3, line: "zero faults" };
    new PollDraft("ana", "cp", () => device).keep(answer);
    const reloaded = new PollDraft("ana", "cp", () => device);
    expect(reloaded.get()).toEqual(answer);
    reloaded.drop(answer);
    expect(reloaded.get()).toBeUndefined();
  });

  test("stays when more was written while it was on its way", () => {
    const draft = new PollDraft("ana", "cp", memory);
    const device = memory();
    const kept = new PollDraft("ana", "cp", () => device);
    kept.keep({ actions: 3, line: "zero faults, and" });
    kept.drop({ actions: 3, line: "zero" });
    expect(kept.get()).toEqual({ actions: 3, line: "zero faults, and" });
    expect(draft.get()).toBeUndefined();
  });

  test("is nobody else's on a shared device, and of no other checkpoint", () => {
    const device = memory();
    new PollDraft("ana", "cp", () => device).keep({ people: 5 });
    expect(new PollDraft("ben", "cp", () => device).get()).toBeUndefined();
    expect(new PollDraft("ana", "other", () => device).get()).toBeUndefined();
  });

  test("costs nothing but its keeping where the browser keeps nothing", () => {
    const draft = new PollDraft("ana", "cp", () => {
      throw new DOMException("no", "SecurityError");
    });
    draft.keep({ people: 5 });
    draft.drop({ people: 5 });
    expect(draft.get()).toBeUndefined();
  });

  test("is sent again after a bad moment, not after a no", () => {
    expect(["offline", "not-saved", "502"].map(isWorthAnotherTry)).toEqual([true, true, true]);
    expect(["vote-closed", "bad-answer", "403"].map(isWorthAnotherTry)).toEqual([false, false, false]);
  });
});
