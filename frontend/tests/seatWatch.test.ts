import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type SeatAnswer, SeatWatch } from "../src/shell/seatWatch";

const MINUTE = 60_000;

class Sight extends EventTarget {
  visibilityState: DocumentVisibilityState = "visible";

  turn(state: DocumentVisibilityState): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

describe("a page whose seat was taken back", () => {
  let sight: Sight;
  let asked: number[];
  let answer: SeatAnswer;
  let told: SeatAnswer[];
  let watch: SeatWatch;
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    [sight, asked, answer, told] = [new Sight(), [], "taken", []];
    const ask = async () => {
      asked.push(Date.now() / 1_000);
      return answer;
    };
    watch = new SeatWatch(ask, (one) => told.push(one), sight as unknown as Document);
  });
  afterEach(() => {
    watch.stop();
    vi.useRealTimers();
  });

  test("asks slower and slower, until one is seated again and never after", async () => {
    await vi.advanceTimersByTimeAsync(4 * MINUTE - 1);
    expect(asked).toEqual([0, 5, 15, 35, 75, 135, 195]);
    answer = "seated";
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(asked).toHaveLength(8);
    expect(told.at(-1)).toBe("seated");
  });

  test("asks at once when told to", async () => {
    await vi.advanceTimersByTimeAsync(3 * MINUTE);
    const before = asked.length;
    watch.again();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toHaveLength(before + 1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toHaveLength(before + 2);
  });

  test("asks nothing while it is hidden, and at once when it is looked at again", async () => {
    await vi.advanceTimersByTimeAsync(1_000);
    sight.turn("hidden");
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    expect(asked).toEqual([0]);
    sight.turn("visible");
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toHaveLength(2);
    // Looking away and back asks no more often than waiting does.
    for (let turns = 0; turns < 20; turns++) sight.turn(turns % 2 ? "visible" : "hidden");
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toHaveLength(2);
  });

  test("gives up after hours", async () => {
    await vi.advanceTimersByTimeAsync(24 * 60 * MINUTE);
    const before = asked.length;
    expect(before).toBeLessThanOrEqual(120);
    await vi.advanceTimersByTimeAsync(24 * 60 * MINUTE);
    expect(asked).toHaveLength(before);
  });
});
