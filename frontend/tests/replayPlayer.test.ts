import { afterEach, describe, expect, test, vi } from "vitest";
import { advance, REST_MS } from "../src/replay/advance";
import { doneWith } from "../src/replay/player";
import { wantedBy } from "../src/replay/wanted";
import { NO_FILTER } from "../src/shell/filter";
import { challenge, goal } from "./support/board";
import { filmOf, LUCIA, MATTEO, PEOPLE, Recorded, type, workshop } from "./support/film";

describe("the player", () => {
  test("steps from change to change, through all of them and back", async () => {
    const { board } = workshop();
    const { player, reading, moments } = filmOf(board);
    await reading.run();
    const steps: (string | undefined)[] = [];
    for (let n = 0; n < 7; n++) steps.push(player.step(1)?.what);
    expect(steps).toEqual(["created", "text", "created", "field", "linked", "removed", undefined]);
    expect(player.moment.get()).toBe(moments.count);
    for (let n = 0; n < 6; n++) player.step(-1);
    expect(player.moment.get()).toBe(0);
  });

  test("steps only through what is asked for", async () => {
    const { board } = workshop();
    const { player, reading } = filmOf(board);
    await reading.run();
    player.want(wantedBy({ ...NO_FILTER, functions: ["finance"] }, PEOPLE, LUCIA));
    expect([player.step(1)?.what, player.step(1)?.what, player.step(1)?.what]).toEqual(["text", "created", undefined]);
    player.want(wantedBy({ ...NO_FILTER, authors: [LUCIA], kinds: ["challenge"] }, PEOPLE, LUCIA));
    expect(player.told.get().map(({ what }) => what)).toEqual(["field", "linked", "removed"]);
    player.want(wantedBy(NO_FILTER, PEOPLE, LUCIA));
    expect(player.told.get()).toHaveLength(6);
  });

  /** Matteo writes a long sentence, and while he does so Lucía lays a piece and scores another. */
  function twoAtOnce() {
    const board = new Recorded();
    let [long, other] = ["", ""];
    board.do(0, () => (long = board.model.create(goal("Halve"))));
    board.do(0, () => (other = board.model.create(challenge())));
    board.do(1, () => type(board, long, " the"), 2);
    board.do(1.1, () => board.model.setField(other, "severity", 4), 1);
    board.do(1.2, () => board.model.create(goal("Another goal")), 1);
    board.do(1.3, () => type(board, long, " scrap"), 2);
    return { board, long };
  }

  test("steps on to what ends next and back to what ended before, while several write at once", async () => {
    const { player, reading, moments } = filmOf(twoAtOnce().board);
    await reading.run();
    const on = Array.from({ length: 6 }, () => [player.step(1)?.what, player.moment.get()] as const);
    expect(on.map(([what]) => what)).toEqual(["created", "created", "field", "created", "text", undefined]);
    const stops = on.map(([, moment]) => moment).slice(0, 5);
    expect(stops.at(-1)).toBe(moments.count);
    const back = Array.from({ length: 5 }, () => {
      player.step(-1);
      return player.moment.get();
    });
    expect(back).toEqual([...stops.slice(0, -1).reverse(), 0]);
  });

  test("steps back before what is seen, also where edits came that nothing is told of", async () => {
    const [board, stage] = [new Recorded(), new Recorded()];
    board.do(0, () => board.model.create(goal("First")));
    board.do(1, () => board.model.create(goal("Second")));
    stage.do(2, () => stage.doc.getMap("ready").set(LUCIA, "x"));
    const { player, reading, moments } = filmOf(board, stage);
    await reading.run();
    player.goTo(moments.count);
    player.step(-1);
    expect(moments.seqsAt(player.moment.get())).toEqual({ board: 1, stage: 0 });
  });

  test("steps back past an edit that did many things", async () => {
    const board = new Recorded();
    board.do(0, () => board.model.create(goal("First")));
    board.do(1, () => board.model.createAll([goal("Second"), goal("Third"), goal("Fourth")]));
    const { player, reading } = filmOf(board);
    await reading.run();
    player.step(1);
    const first = player.moment.get();
    player.step(1);
    expect(doneWith(player.told.get(), player.moment.get())).toHaveLength(3);
    player.step(-1);
    expect(player.moment.get()).toBe(first);
  });

  describe("while it runs", () => {
    afterEach(() => vi.unstubAllGlobals());

    /** The page draws when it is told to, so many milliseconds later each time. */
    function frames() {
      let next: ((now: number) => void) | undefined;
      let now = performance.now();
      vi.stubGlobal("requestAnimationFrame", (draw: (now: number) => void) => {
        next = draw;
        return 1;
      });
      vi.stubGlobal("cancelAnimationFrame", () => (next = undefined));
      return (ms: number) => {
        now += ms;
        next?.(now);
      };
    }

    test("shows every word that is asked for, whatever else was done meanwhile", async () => {
      const { board, long } = twoAtOnce();
      const { player, reading, session } = filmOf(board);
      await reading.run();
      player.want(wantedBy({ ...NO_FILTER, authors: [MATTEO] }, PEOPLE, LUCIA));
      const draw = frames();
      player.speed.set(1);
      player.play();
      const seen = new Set<string>();
      for (let n = 0; n < 400 && player.playing.get(); n++) {
        draw(250);
        seen.add(session.model().piece(long)?.text ?? "");
      }
      expect([...seen]).toContain("Halve the");
      expect([...seen].at(-1)).toBe("Halve the scrap");
    });

    test("does not run on while nobody sees the page", async () => {
      const board = new Recorded();
      for (let second = 0; second < 100; second++)
        board.do(second / 60, () => board.model.create(goal(`Goal ${second}`)));
      const { player, reading } = filmOf(board);
      await reading.run();
      const draw = frames();
      player.speed.set(1);
      player.play();
      draw(10);
      const before = player.head.get();
      draw(50_000);
      expect(player.head.get() - before).toBeLessThan(1_000);
    });
  });

  test("tells of a zone also what was moved out of it", async () => {
    const board = new Recorded();
    let id = "";
    board.do(0, () => (id = board.model.create(goal("Away"))));
    const from = board.model.piece(id)?.zone ?? "tray";
    board.do(5, () => board.model.move([{ id, zone: "industry", pos: [0, 0] }]));
    const { player, reading } = filmOf(board);
    await reading.run();
    player.want(wantedBy({ ...NO_FILTER, zones: [from] }, PEOPLE, LUCIA));
    expect(player.told.get().map(({ what }) => what)).toEqual(["created", "moved"]);
  });

  test("runs at its speed, and waits for nobody longer than a moment", () => {
    expect(advance(0, 100, 4, 10_000_000, 20_000_000)).toBe(10_000_000 - 4 * REST_MS);
    expect(advance(0, 100, 4, 500, 20_000_000)).toBe(400);
    expect(advance(900, 100, 4, undefined, 1_000)).toBe(1_000);
    expect(advance(0, 100, 64, 3_000, 2_000)).toBe(2_000);
  });
});
