import { describe, expect, test } from "vitest";
import type { Piece } from "../src/board/pieces";
import type { Zone } from "../src/board/schema.gen";
import type { Checkpoint } from "../src/facilitation/checkpoints/checkpoint";
import { peopleHere, readyOf } from "../src/facilitation/hands/usePeopleByFunction";
import type { Round } from "../src/facilitation/rounds/round";
import { type Going, newsOf } from "../src/facilitation/screen/news";
import { peopleIn } from "../src/facilitation/screen/peopleIn";
import { frameOfPieces, frameOfZones, isWithin, ROOM, sightOf } from "../src/facilitation/screen/sight";
import type { Spotlight } from "../src/facilitation/spotlight/spotlight";
import type { Vote } from "../src/facilitation/votes/vote";
import type { Person } from "../src/shell/boot";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 27, 9, minute)).toISOString();
const VIEW = { x: 10, y: 20, width: 800, height: 600 };

function light(minute: number, more: Partial<Spotlight> = {}): Spotlight {
  return { by: "lucia", at: at(minute), follow: false, lens: "map", view: VIEW, ...more };
}

function pieceAt(zone: Zone, x: number, y: number): Piece {
  return { id: `${zone}${x}`, kind: "note", by: "me", zone, pos: [x, y], size: [264, 124], text: "", fields: {} };
}

describe("what the big screen looks at", () => {
  const laid = { pieces: ["a", "b"], at: at(5) };

  test("is the room until something calls it", () => expect(sightOf(undefined, undefined, at(0))).toEqual(ROOM));

  test("is what was laid in this stage, and the room again in the next", () => {
    expect(sightOf(undefined, laid, at(0))).toMatchObject({ kind: "laid", pieces: ["a", "b"] });
    expect(sightOf(undefined, laid, at(6))).toEqual(ROOM);
  });

  test("is where everybody was brought, through the same lens, until more is laid or the stage is over", () => {
    const brought = light(6, { lens: "stakeholders", view: null });
    expect(sightOf(brought, laid, at(0))).toEqual({ kind: "led", lens: "stakeholders", view: null });
    expect(sightOf(brought, { ...laid, at: at(7) }, at(0)).kind).toBe("laid");
    expect(sightOf(brought, undefined, at(8))).toEqual(ROOM);
  });

  test("is what the followed facilitator looks at, whatever is laid meanwhile", () => {
    const followed = light(1, { follow: true });
    expect(sightOf(followed, laid, at(3))).toEqual({ kind: "led", lens: "map", view: VIEW });
    expect(sightOf({ ...followed, lens: "plan", view: null }, laid, at(3)).lens).toBe("plan");
  });

  test.each(["hand", "part"] as const)("is never anybody's own %s", (lens) =>
    expect(sightOf(light(1, { follow: true, lens, view: null }), undefined, at(0))).toEqual(ROOM),
  );
});

describe("what the big screen fits", () => {
  test("is the open zones, with whatever lies in them", () => {
    const high = pieceAt("strategy", 900, -700);
    const frame = frameOfZones([high], ["strategy"], new Set());
    expect(isWithin({ x: 900, y: -700, width: 264, height: 124 }, frame)).toBe(true);
    expect(frame.x).toBe(660);
  });

  test("is also where somebody writes all the same", () => {
    const frame = frameOfZones([], ["strategy"], new Set<Zone>(["tray"]));
    expect(frame.y + frame.height).toBe(1384);
  });

  test("is the whole board while all of it, or nothing, is open", () => {
    const whole = { x: 0, y: 0, width: 2784, height: 1384 };
    expect(frameOfZones([], [], new Set())).toEqual(whole);
    expect(frameOfZones([], ["industry", "stakeholders", "actions", "tray"], new Set())).toEqual(whole);
  });

  test("is all that was laid, with some room around it, once it is there", () => {
    expect(frameOfPieces([])).toBeUndefined();
    const frame = frameOfPieces([pieceAt("strategy", 700, 100), pieceAt("industry", 20, 400)]);
    expect(frame).toEqual({ x: -100, y: -20, width: 1184, height: 664 });
  });
});

describe("what goes on, on the big screen", () => {
  const nothing: Going = { votes: [], rounds: [], cards: [], checkpoints: [], called: [at(0)] };
  const now = (minute: number) => Date.parse(at(minute));
  const vote = (more: Partial<Vote>): Vote => ({
    id: "v",
    question: "Which goal counts most?",
    pieces: [],
    budget: 3,
    round: 1,
    of: null,
    voted: 2,
    opened_at: at(1),
    ...more,
  });
  const round: Round = { id: "r", topic: "rivals", subjects: [], fields: [], answered: 1, opened_at: at(9) };
  const checkpoint = (shown?: string): Checkpoint => ({
    id: "c",
    number: 1,
    name: "",
    note: "",
    at: at(1),
    by: "",
    fingerprint: "",
    metrics: {
      information: { value: 1, conditions: [] },
      people: { value: 1, conditions: [] },
      actions: { value: 1, conditions: [] },
    },
    ...(shown && { shown: { at: shown, by: "lucia" } }),
  });

  test("is a vote as long as it is open, however long that is", () =>
    expect(newsOf({ ...nothing, votes: [vote({})] }, now(300)).vote?.voted).toBe(2));

  test("is a result until the room goes on: to a stage, to what was laid, to the next question", () => {
    const votes = [vote({ closed_at: at(4) })];
    expect(newsOf({ ...nothing, votes }, now(5)).vote?.id).toBe("v");
    expect(newsOf({ ...nothing, votes, called: [at(0), at(6)] }, now(7)).vote).toBeUndefined();
    const asked = newsOf({ ...nothing, votes, rounds: [round] }, now(10));
    expect(asked.vote).toBeUndefined();
    expect(asked.round?.id).toBe("r");
  });

  test("is no result of half an hour ago", () =>
    expect(newsOf({ ...nothing, votes: [vote({ closed_at: at(4) })] }, now(34)).vote).toBeUndefined());

  test("is an event until it is over", () => {
    const played = { at: at(1), by: "", ends_at: at(11), piece: "", affected: [] };
    const cards = [
      { id: "one", title: "", played },
      { id: "two", title: "", played: { ...played, done_at: at(5) } },
      { id: "three", title: "" },
    ];
    expect(newsOf({ ...nothing, cards }, now(30)).cards.map(({ id }) => id)).toEqual(["one"]);
  });

  test("is the report that was shown to everybody, and no other, until the room goes on", () => {
    const of = (shown?: string, called = nothing.called) =>
      newsOf({ ...nothing, checkpoints: [checkpoint(shown)], called }, now(5)).report?.id;
    expect(of()).toBeUndefined();
    expect(of(at(3))).toBe("c");
    expect(of(at(3), [at(4)])).toBeUndefined();
  });
});

describe("who is in", () => {
  const person = (name: string, role: string): Person => ({
    person: name,
    name,
    function: "sales",
    region: null,
    role,
  });
  const lucia = person("lucia", "facilitator");
  const peer = (id: string) => ({ person: { id, name: id, function: "quality" as const, role: "participant" } });

  test("is everybody once, and has a name also when they came late", () => {
    const known = new Map([["ana", person("ana", "participant")]]);
    const here = peopleIn(lucia, [peer("ana"), peer("late"), peer("ana"), peer("lucia")], known);
    expect(here.map(({ person }) => person)).toEqual(["lucia", "ana", "late"]);
    expect(here.at(-1)).toMatchObject({ name: "late", function: "quality" });
  });

  test("is done of those the room waits for: neither hosts nor observers, nor who has left", () => {
    const everybody = new Map(
      [
        lucia,
        person("owner", "owner"),
        person("ana", "participant"),
        person("ben", "participant"),
        person("gone", "participant"),
        person("eye", "observer"),
      ].map((one) => [one.person, one]),
    );
    const here = new Set(["lucia", "owner", "ana", "ben", "eye"]);
    const ready = { ana: at(4), gone: at(4), ben: at(1) };
    const people = peopleHere(everybody, here, { ready, raised: {} }, at(2));
    expect(readyOf([{ function: "sales", people }])).toEqual([1, 2]);
  });
});
