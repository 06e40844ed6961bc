import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AnswerDraft } from "../src/facilitation/answers/answerDraft";
import {
  Answering,
  type AnswerState,
  isWorthAnotherTry,
  SEND_MS,
  type Taken,
} from "../src/facilitation/answers/answering";
import { openFirst } from "../src/facilitation/openFirst";

type Given = { actions?: number; people?: number; line?: string };

function memory(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  } as unknown as Storage;
}

describe("an answer", () => {
  test("is there again after a reload, until the server has it", () => {
    const device = memory();
    const answer = { actions: 3, line: "zero faults" };
    new AnswerDraft<Given>("ana", "poll:cp", () => device).keep(answer);
    const reloaded = new AnswerDraft<Given>("ana", "poll:cp", () => device);
    expect(reloaded.get()).toEqual(answer);
    reloaded.drop(answer);
    expect(reloaded.get()).toBeUndefined();
  });

  test("stays when more was written while it was on its way", () => {
    const draft = new AnswerDraft<Given>("ana", "poll:cp", memory);
    const device = memory();
    const kept = new AnswerDraft<Given>("ana", "poll:cp", () => device);
    kept.keep({ actions: 3, line: "zero faults, and" });
    kept.drop({ actions: 3, line: "zero" });
    expect(kept.get()).toEqual({ actions: 3, line: "zero faults, and" });
    expect(draft.get()).toBeUndefined();
  });

  test("is nobody else's on a shared device, and to no other question", () => {
    const device = memory();
    new AnswerDraft<Given>("ana", "poll:cp", () => device).keep({ people: 5 });
    expect(new AnswerDraft<Given>("ben", "poll:cp", () => device).get()).toBeUndefined();
    expect(new AnswerDraft<Given>("ana", "poll:other", () => device).get()).toBeUndefined();
    expect(new AnswerDraft<Given>("ana", "vote:cp", () => device).get()).toBeUndefined();
  });

  test("costs nothing but its keeping where the browser keeps nothing", () => {
    const draft = new AnswerDraft<Given>("ana", "poll:cp", () => {
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

describe("on its way to the server an answer", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A server that takes what it is told to, when it is told to. */
  function aServer() {
    const device = memory();
    const draft = new AnswerDraft<Given>("ana", "vote:v", () => device);
    const [asked, states]: [{ given: Given; say: (taken: Taken) => void }[], AnswerState[]] = [[], []];
    const put = (given: Given) => new Promise<Taken>((say) => void asked.push({ given, say }));
    return { draft, asked, states, answering: new Answering<Given>(draft, put, (state) => void states.push(state)) };
  }
  const settle = () => vi.advanceTimersByTimeAsync(0);

  test("waits until one stops, and is in when the server says so", async () => {
    const { draft, asked, states, answering } = aServer();
    answering.give({ people: 1 });
    answering.give({ people: 2 });
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(SEND_MS);
    expect(asked.map(({ given }) => given)).toEqual([{ people: 2 }]);
    asked[0]?.say({ ok: true });
    await settle();
    expect(states.at(-1)).toBe("in");
    expect(draft.get()).toBeUndefined();
  });

  test("never overtakes an older one: the last is the one that counts", async () => {
    const { asked, states, answering } = aServer();
    answering.give({ people: 1 }, 0);
    await settle();
    answering.give({ people: 2 }, 0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked.length).toBe(1);
    asked[0]?.say({ ok: true });
    await settle();
    expect(asked.map(({ given }) => given)).toEqual([{ people: 1 }, { people: 2 }]);
    expect(states.at(-1)).toBe("sending");
    asked[1]?.say({ ok: true });
    await settle();
    expect(states.at(-1)).toBe("in");
  });

  test("is sent when the question goes away a moment later", async () => {
    const { asked, answering } = aServer();
    answering.give({ people: 3 });
    answering.leave();
    await settle();
    expect(asked.map(({ given }) => given)).toEqual([{ people: 3 }]);
  });

  test("is kept and tried again while the network is away, the newest of all", async () => {
    const { draft, asked, states, answering } = aServer();
    answering.give({ people: 1 }, 0);
    await settle();
    answering.give({ people: 4 });
    asked[0]?.say({ ok: false, code: "offline" });
    await settle();
    expect(states.at(-1)).toBe("kept");
    expect(draft.get()).toEqual({ people: 4 });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(asked.at(-1)?.given).toEqual({ people: 4 });
    asked.at(-1)?.say({ ok: true });
    await settle();
    expect(states.at(-1)).toBe("in");
  });

  test("that is refused says so, and is not sent for ever", async () => {
    const { draft, asked, states, answering } = aServer();
    answering.give({ people: 1 }, 0);
    await settle();
    asked[0]?.say({ ok: false, code: "vote-closed" });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(states.at(-1)).toBe("refused");
    expect(asked.length).toBe(1);
    expect(draft.get()).toBeUndefined();
  });
});

test("what is open comes first, whatever the clock said when it was opened", () => {
  const over = { id: "over", opened_at: "2026-11-27T10:00:00.000Z", closed_at: "2026-11-27T10:05:00.000Z" };
  const before = { id: "before", opened_at: "2026-11-27T08:00:00.000Z", closed_at: "2026-11-27T08:05:00.000Z" };
  const open = { id: "open", opened_at: "2026-11-27T09:10:00.000Z" };
  expect([before, over, open].sort(openFirst).map(({ id }) => id)).toEqual(["open", "over", "before"]);
});
