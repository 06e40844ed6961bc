import { afterEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { BoardModel } from "../src/board/model";
import { timeIn } from "../src/lenses/useToday";
import { momentOfPlace, readAddress, writeAddress } from "../src/replay/address";
import { knownOf } from "../src/replay/happeningWords";
import { momentOfAct } from "../src/replay/moves";
import { BrokenReel, editOf, readReel } from "../src/replay/reel";
import { TimeAxis } from "../src/replay/timeAxis";
import { wordsBetween } from "../src/replay/wordsBetween";
import { challenge, goal } from "./support/board";
import { bytesOf, filmOf, LUCIA, MINUTE, NINE, Recorded, workshop } from "./support/film";

describe("a reel", () => {
  test("is read from its parts, and gives the bytes of each edit", () => {
    const { board } = workshop();
    const { edits } = board;
    const reel = readReel([bytesOf(edits.slice(0, 3), 0), bytesOf(edits.slice(3), 3)], edits.length);
    expect([...reel.at]).toEqual(edits.map(({ at }) => at));
    expect([...reel.person]).toEqual(edits.map(({ person }) => person));
    expect(edits.map((_, index) => editOf(reel, index + 1))).toEqual(edits.map(({ bytes }) => bytes));
  });

  test("that broke off is no reel", () => {
    const { edits } = workshop().board;
    const bytes = bytesOf(edits, 0);
    expect(() => readReel([bytes.subarray(0, bytes.length - 3)], edits.length)).toThrow(BrokenReel);
    expect(() => readReel([bytesOf(edits.slice(1), 1)], edits.length)).toThrow(BrokenReel);
    expect(() => readReel([bytes], edits.length + 1)).toThrow(BrokenReel);
  });
});

describe("the moments of a film", () => {
  test("take the edits of both documents in the order of time", () => {
    const { board } = workshop();
    const stage = new Recorded();
    stage.do(0, () => stage.doc.getMap("timer").set("shared", { running: true, left: 60 }));
    stage.do(5.5, () => stage.doc.getMap("timer").set("shared", { running: false, left: 9 }));
    const { moments } = filmOf(board, stage);
    expect(moments.count).toBe(board.edits.length + 2);
    expect(moments.documentOf(1)).toBe("stage");
    for (let moment = 1; moment <= moments.count; moment++) {
      const { board: seq, stage: other } = moments.seqsAt(moment);
      expect(seq + other).toBe(moment);
      expect(moments.timeOf(moment)).toBeGreaterThanOrEqual(moments.timeOf(moment - 1));
      expect(moments.momentOf(moments.documentOf(moment), moments.documentOf(moment) === "board" ? seq : other)).toBe(
        moment,
      );
    }
    expect(moments.momentAt(NINE - 1)).toBe(0);
    expect(moments.momentAt(NINE + 5.5 * MINUTE)).toBe(moments.momentOf("stage", 2));
  });

  test("have an address each that leads back to them", () => {
    const { board } = workshop();
    const stage = new Recorded();
    for (const minute of [0.5, 5.5, 5.6, 9]) stage.do(minute, () => stage.doc.getMap("ready").set("x", minute));
    const { moments } = filmOf(board, stage);
    const film = { documents: { board: board.edits.length, stage: 4 }, people: [], stages: [], checkpoints: [] };
    for (let moment = 0; moment <= moments.count; moment++) {
      const place = readAddress(writeAddress(moments, moment), film);
      expect(place && momentOfPlace(moments, place)).toBe(moment);
    }
    expect(readAddress("?at=9999", film)).toBeUndefined();
    expect(readAddress("?at=soon", film)).toBeUndefined();
  });
});

describe("a moment of the room", () => {
  function roomed() {
    const [board, stage] = [workshop().board, new Recorded()];
    const from = new Date(NINE + 3 * MINUTE).toISOString();
    stage.do(2, () => stage.doc.getMap("timer").set("shared", { running: true, left: 60 }));
    // What the stage says of its beginning is a little earlier than when it was written.
    stage.do(3.001, () =>
      stage.doc.getMap("stage").set("now", { index: 0, id: "a", at: from, by: LUCIA, opens: { zones: [] } }),
    );
    stage.do(9, () => stage.doc.getMap("checkpoints").set("c", { number: 1, name: "Noon" }));
    const film = { documents: { board: board.edits.length, stage: 3 }, people: [], stages: [], checkpoints: [] };
    return { ...filmOf(board, stage), film, from };
  }

  test("is that in which its stage has begun", () => {
    const { player, moments, session, from } = roomed();
    const act = { index: 0, id: "a", name: { en: "A", es: "A" }, from, to: null };
    player.goTo(momentOfAct({ player } as Parameters<typeof momentOfAct>[0], act));
    expect(session.stage.root("stage").now).toMatchObject({ id: "a" });
    expect(moments.seqsAt(player.moment.get()).stage).toBe(2);
  });

  test("is by the link to a checkpoint what it is by its flag", () => {
    const { moments, film } = roomed();
    const flag = { id: "c", number: 1, name: "Noon", at: "", seq: film.documents.board, stage_seq: 2 };
    const early = { ...flag, id: "e", seq: 1 };
    const place = (id: string) => readAddress(`?checkpoint=${id}`, { ...film, checkpoints: [flag, early] });
    expect(momentOfPlace(moments, place("c") ?? { seq: -1, further: 0 })).toBe(moments.momentOf("board", flag.seq));
    expect(momentOfPlace(moments, place("e") ?? { seq: -1, further: 0 })).toBe(moments.momentOf("stage", 2));
  });
});

test("what day it is in the lenses is the day of the film", () => {
  const { player, session } = filmOf(workshop().board);
  player.goTo(1);
  expect(timeIn({ isPast: true, session }).getTime()).toBe(NINE);
  expect(Math.abs(timeIn({ session }).getTime() - Date.now())).toBeLessThan(MINUTE);
});

describe("a seek", () => {
  afterEach(() => void vi.useRealTimers());

  test.each([undefined, 2_000])("shows every moment as it was, in any order, with room for %s bytes", async (room) => {
    const board = new Recorded();
    const states: string[] = ["{}"];
    board.doc.on("update", () => states.push(JSON.stringify(board.doc.getMap("pieces").toJSON())));
    const ids: string[] = [];
    for (let n = 0; n < 2_600; n++) {
      const id = ids[n % 20];
      board.do(n, () => {
        if (id === undefined) ids.push(board.model.create(goal(`Goal ${n}`)));
        else if (n % 7 === 0) board.model.move([{ id, zone: "strategy", pos: [n, n] }]);
        else board.model.text(id)?.insert(0, String(n));
      });
    }
    const { player, session, reading, kept } = filmOf(board, undefined, room);
    await reading.run();
    const seen = () => {
      const pieces = Object.fromEntries(
        session
          .model()
          .ids()
          .map((id) => [id, session.model().piece(id)?.text]),
      );
      return pieces;
    };
    for (const moment of [2_600, 17, 2_100, 1_000, 1_001, 0, 1_999, 999, 2_600, 2_599]) {
      player.goTo(moment);
      const was = JSON.parse(states[moment] ?? "") as Record<string, { text: string }>;
      expect(seen()).toEqual(Object.fromEntries(Object.entries(was).map(([id, { text }]) => [id, text])));
    }
    if (room) expect(kept.board.held).toBeLessThan(2 * Y.encodeStateAsUpdate(board.doc).length);
    else expect(kept.board.nearest(2_600)?.seq).toBe(2_000);
  });

  test("back step by step shows each as it was, whether the next was made ready or not", async () => {
    const board = new Recorded();
    const words = [""];
    let id = "";
    board.do(0, () => (id = board.model.create(goal(""))));
    words.push("");
    for (let n = 0; n < 400; n++) {
      board.do(n, () => board.model.text(id)?.insert(0, String(n)));
      words.push(board.model.text(id)?.toString() ?? "");
    }
    const { player, session } = filmOf(board);
    let now = words.length - 1;
    player.goTo(now);
    vi.useFakeTimers();
    for (const by of [1, 3, 100, 1, 40, 1, 99, 2, 1, 150]) {
      now -= by;
      player.goTo(now);
      expect(session.model().piece(id)?.text).toBe(words[now]);
      // One half of the time it is not waited for.
      if (by % 2) await vi.runAllTimersAsync();
    }
    player.goTo(now + 60);
    expect(session.model().piece(id)?.text).toBe(words[now + 60]);
  });

  test("back to before the room had begun shows a room that has not", () => {
    const [board, stage] = [workshop().board, new Recorded()];
    stage.do(3, () =>
      stage.doc.getMap("stage").set("now", { index: 0, id: "industry", at: "x", by: LUCIA, opens: { zones: [] } }),
    );
    const { player, session, moments } = filmOf(board, stage);
    player.goTo(moments.count);
    expect(session.stage.root("stage").now).toMatchObject({ id: "industry" });
    expect(session.locks().size).toBeGreaterThan(0);
    player.goTo(0);
    expect(session.stage.root("stage").now).toBeUndefined();
    expect(session.locks().size).toBe(0);
  });
});

describe("what is told", () => {
  test("says who did what to which piece, and typing once", async () => {
    const { board, first, second } = workshop();
    const { player, reading } = filmOf(board);
    await reading.run();
    expect(player.told.get().map(({ what, person, piece, field }) => [what, person, piece, field])).toEqual([
      ["created", 1, first, ""],
      ["text", 2, first, ""],
      ["created", 2, second, ""],
      ["field", 1, second, "severity"],
      ["linked", 1, second, ""],
      ["removed", 1, second, ""],
    ]);
    const typed = player.told.get()[1];
    expect([typed?.before, typed?.after]).toEqual(["Halve the scrap rate", "Halve the scrap rate by 2028"]);
    expect((typed?.last ?? 0) - (typed?.first ?? 0)).toBe(" by 2028".length - 1);
    expect(player.told.get().at(-1)?.state?.text).toBe("Two sites, two planning systems");
  });

  test("a piece that was brought back is no new one", async () => {
    const { board, second } = workshop();
    const { text = "", ...was } = challenge();
    const back = { ...was, text, id: second, by: LUCIA, size: [264, 124] as const, fields: {} };
    board.do(20, () => board.model.restore([back], []));
    const { player, reading } = filmOf(board);
    await reading.run();
    expect(player.told.get().at(-1)?.what).toBe("restored");
  });

  test("what the room does is told by name", async () => {
    const stage = new Recorded();
    const now = (index: number, id: string) => ({ index, id, at: String(index), by: LUCIA, opens: { zones: [] } });
    stage.do(0, () =>
      stage.doc.getMap("playbook").set("script", { stages: [{ id: "a", name: { en: "Welcome", es: "Bienvenida" } }] }),
    );
    stage.do(1, () => stage.doc.getMap("stage").set("now", now(0, "a")));
    stage.do(2, () => stage.doc.getMap("votes").set("v", { question: "Which goal?", voted: 0 }));
    stage.do(2.5, () => stage.doc.getMap("votes").set("v", { question: "Which goal?", voted: 3 }));
    stage.do(3, () => stage.doc.getMap("votes").set("v", { question: "Which goal?", voted: 3, closed_at: "x" }));
    stage.do(3.2, () => stage.doc.getMap("cards").set("e", { title: "A fire at the supplier's" }));
    stage.do(3.5, () => stage.doc.getMap("cards").set("e", { title: "A fire at the supplier's", played: { at: "x" } }));
    stage.do(4, () => stage.doc.getMap("checkpoints").set("c", { number: 1, name: "Noon" }));
    const { player, reading } = filmOf(new Recorded(), stage);
    await reading.run();
    expect(player.told.get().map(({ what, title }) => [what, title])).toEqual([
      ["stage-begins", { en: "Welcome", es: "Bienvenida" }],
      ["vote-opens", "Which goal?"],
      ["vote-closes", "Which goal?"],
      ["card", "A fire at the supplier's"],
      ["checkpoint", "Noon"],
    ]);
  });
});

test("somebody of whom nothing is known any more is somebody, not nobody", () => {
  const people = { everybody: { get: () => new Map() } };
  const board = { people, session: { model: () => new BoardModel(new Y.Doc(), { person: "", canEdit: false }) } };
  const replay = { film: { people: [{ person: "gone", name: "", function: null }] } };
  const known = knownOf(...([board, replay, { person: 1 }] as unknown as Parameters<typeof knownOf>));
  expect([known.author, known.person("gone")]).toEqual(["Somebody", undefined]);
});

describe("between two texts", () => {
  test("what is the same stands once, and whole words are marked", () => {
    expect(wordsBetween("Cut the cost by 18 %", "Cut the waste by 18 %")).toEqual({
      head: "Cut the ",
      was: "cost ",
      is: "waste ",
      tail: "by 18 %",
    });
    expect(wordsBetween("", "All new")).toEqual({ head: "", was: "", is: "All new", tail: "" });
    expect(wordsBetween("twice twice", "twice").was).toBe("twice ");
  });

  test("of a long one only what stands beside the change", () => {
    const long = "word ".repeat(50);
    const { head, is, tail } = wordsBetween(`${long}${long}`, `${long}new ${long}`);
    expect([head.length, is, tail.length]).toEqual([41, "new ", 41]);
  });
});

test("the film of a board on which nothing happened stands at its only moment", async () => {
  const { player, reading, session, moments } = filmOf(new Recorded());
  await reading.run();
  expect(player.isRead.get()).toBe(true);
  player.play();
  expect(player.playing.get()).toBe(false);
  expect(player.step(1)).toBeUndefined();
  expect(player.step(-1)).toBeUndefined();
  expect([player.moment.get(), session.model().ids()]).toEqual([0, []]);
  expect(new TimeAxis(moments).placeOf(player.head.get())).toBe(0);
});

describe("the axis", () => {
  const axisOf = (...minutes: number[]) =>
    new TimeAxis({
      count: minutes.length,
      timeOf: (moment) => NINE + (minutes[Math.max(1, moment) - 1] ?? 0) * MINUTE,
    });

  test("is the time itself where people worked", () => {
    const axis = axisOf(0, 10, 20, 30, 40);
    expect(axis.cuts).toEqual([]);
    expect(axis.placeOf(NINE + 10 * MINUTE)).toBeCloseTo(0.25);
    expect(axis.timeAt(0.5)).toBeCloseTo(NINE + 20 * MINUTE);
  });

  test("is cut where nobody did", () => {
    const axis = axisOf(0, 10, 10 + 14 * 60, 20 + 14 * 60);
    expect(axis.cuts).toHaveLength(1);
    expect(axis.placeOf(NINE + 10 * MINUTE)).toBeCloseTo(10 / 23);
    for (const place of [0, 0.1, 0.3, 0.5, 0.9, 1]) expect(axis.placeOf(axis.timeAt(place))).toBeCloseTo(place);
    expect(axis.placeOf(NINE - MINUTE)).toBe(0);
  });

  test("has a length for a single edit", () => expect(axisOf(0).placeOf(NINE)).toBe(0));
});
