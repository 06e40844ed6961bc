import { beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { handOf } from "../src/sync/protocol";
import type { BoardSession } from "../src/sync/session";
import { ANA, goal } from "./support/board";
import { isSaved, until } from "./support/browser";
import { seats, textsIn } from "./support/seats";

const room = seats();
const HAND = handOf(ANA);

beforeEach(() => {
  room.peer.apart = HAND;
});

function keep(session: BoardSession, ...texts: string[]): void {
  for (const text of texts) session.hand.keep([{ kind: "note", text }]);
}

function codesIn(session: BoardSession): string[] {
  return session.keptAside().map(({ code }) => code);
}

/** As it was before its log was damaged. */
function put(document: Y.Doc, id: string): void {
  const piece = { kind: "goal", by: ANA, zone: "strategy", pos: [0, 0], size: [320, 152], text: new Y.Text("laid") };
  document.getMap("pieces").set(id, new Y.Map(Object.entries(piece)));
}

describe("a hand that the server keeps apart", () => {
  test("takes nothing: what is written waits in the tray, in one go, and the board goes on", async () => {
    const ana = room.enter();
    await until(() => isSaved(ana));
    keep(ana, "one", "two", "three");
    const id = ana.model().create(goal("on the board"));
    await until(() => isSaved(ana) && ana.keptAside().length > 0 && room.peer.text(id) === "on the board");
    expect([textsIn(ana), new Set(codesIn(ana))]).toEqual([["one", "two", "three"], new Set(["unavailable"])]);
    expect(ana.hand.pieces()).toEqual([]);
    expect(room.peer.hellosOf(HAND).length).toBe(2);
  });

  test("what is tried again comes back into the tray, and is there once", async () => {
    const ana = room.enter();
    keep(ana, "once");
    await until(() => isSaved(ana) && ana.keptAside().length > 0);
    const [{ id } = { id: "" }] = ana.keptAside();
    expect(ana.tryAgain(id)).toBe(true);
    await until(() => isSaved(ana) && room.peer.hellosOf(HAND).length === 3);
    expect(ana.keptAside().map((kept) => kept.id)).toEqual([id]);
  });

  test("shows what it held, and does not try for ever to let go of what lies on the board", async () => {
    for (const name of ["board", HAND]) put(room.peer.docOf(name), "p00000000001");
    const ana = room.enter();
    await until(() => isSaved(ana) && ana.hand.model().ids().length > 0);
    for (const words of ["one", "another"]) {
      const id = ana.model().create(goal(words));
      await until(() => isSaved(ana) && room.peer.text(id) === words);
    }
    await until(() => isSaved(ana) && room.peer.hellosOf(HAND).length > 1);
    expect([ana.keptAside(), room.peer.hellosOf(HAND).length]).toEqual([[], 2]);
    expect(ana.hand.model().ids()).toEqual(["p00000000001"]);
  });
});

describe("a hand that takes no hello either", () => {
  test("leaves what is written offline and online in the tray, and is not asked in a circle", async () => {
    room.peer.refusesHellos = true;
    await room.peer.stop();
    const ana = room.enter();
    keep(ana, "offline");
    await room.peer.start();
    await until(() => isSaved(ana) && ana.keptAside().length === 1);
    keep(ana, "online");
    await until(() => isSaved(ana) && ana.keptAside().length === 2);
    expect([textsIn(ana), new Set(codesIn(ana))]).toEqual([["offline", "online"], new Set(["unavailable"])]);
    expect(room.peer.hellosOf(HAND).length).toBe(3);
  });
});
