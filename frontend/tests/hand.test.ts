import { expect, test } from "vitest";
import { handOf } from "../src/sync/protocol";
import type { BoardSession } from "../src/sync/session";
import { ANA } from "./support/board";
import { isSaved, until } from "./support/browser";
import { seats, typeInto } from "./support/seats";

const room = seats();
const PLACE = { zone: "strategy", pos: [700, 100], size: [320, 152] } as const;

function keep(session: BoardSession, text: string): string {
  return session.hand.keep([{ kind: "goal", text, fields: { priority: 2 } }])[0] ?? "";
}

function inHand(): number {
  return room.peer.docOf(handOf(ANA)).getMap("pieces").size;
}

function onBoard(id: string): unknown {
  return room.peer.doc.getMap<{ toJSON(): unknown }>("pieces").get(id)?.toJSON();
}

test("pieces stay in the order they were written, and can be edited", async () => {
  const ana = room.enter();
  const [first = ""] = ana.hand.keep([
    { kind: "note", text: "one" },
    { kind: "goal", text: "two" },
  ]);
  keep(ana, "three");
  typeInto(ana.hand.model().text(first), " and more");
  await until(() => isSaved(ana) && inHand() === 3);
  expect(ana.hand.pieces().map(({ text }) => text)).toEqual(["one and more", "two", "three"]);
});

test("a laid piece has its sentence, kind, fields and id on the board, and leaves the hand", async () => {
  const ana = room.enter();
  const id = keep(ana, "laid");
  await until(() => isSaved(ana) && inHand() === 1);
  ana.hand.lay([{ id, ...PLACE }]);
  expect(ana.hand.pieces()).toEqual([]);
  await until(() => isSaved(ana) && inHand() === 0);
  expect(onBoard(id)).toEqual({ ...PLACE, kind: "goal", by: ANA, text: "laid", priority: 2 });
});

test("it leaves the hand only when the board has it in the log", async () => {
  const ana = room.enter();
  const id = keep(ana, "laid");
  await until(() => isSaved(ana) && inHand() === 1);
  room.peer.acknowledging = false;
  ana.hand.lay([{ id, ...PLACE }]);
  await until(() => onBoard(id) !== undefined);
  expect(inHand()).toBe(1);
  expect(ana.hand.model().piece(id)?.text).toBe("laid");
  room.peer.acknowledge();
  await until(() => isSaved(ana) && inHand() === 0);
});

test("a tab that dies in between leaves it in both, and the next one in one place, once", async () => {
  const ana = room.enter();
  const id = keep(ana, "laid");
  await until(() => isSaved(ana) && inHand() === 1);
  room.peer.acknowledging = false;
  ana.hand.lay([{ id, ...PLACE }]);
  await until(() => onBoard(id) !== undefined);
  await room.closeTab(ana);
  expect([inHand(), onBoard(id) !== undefined]).toEqual([1, true]);
  room.peer.acknowledging = true;
  const again = room.enter();
  await until(() => isSaved(again) && inHand() === 0);
  expect(room.peer.doc.getMap("pieces").size).toBe(1);
});

test("laid twice it is on the board once", async () => {
  const ana = room.enter();
  const id = keep(ana, "laid");
  await until(() => isSaved(ana));
  ana.hand.lay([{ id, ...PLACE }]);
  ana.hand.lay([{ id, ...PLACE, pos: [0, 0] }]);
  await until(() => isSaved(ana) && inHand() === 0);
  expect(ana.model().ids()).toEqual([id]);
  expect(ana.model().piece(id)?.pos).toEqual([700, 100]);
});

test("taken back from the table it is in the hand again, and laid again it is not there twice", async () => {
  const ana = room.enter();
  const id = keep(ana, "laid");
  await until(() => isSaved(ana));
  ana.hand.lay([{ id, ...PLACE }]);
  await until(() => isSaved(ana) && inHand() === 0);
  const laid = ana.hand.onTable();
  ana.model().undo();
  ana.hand.takeBack(laid);
  await until(() => isSaved(ana) && inHand() === 1);
  expect(onBoard(id)).toBeUndefined();
  expect(ana.hand.pieces().map(({ text, fields }) => [text, fields])).toEqual([["laid", { priority: 2 }]]);
  ana.model().redo();
  await until(() => isSaved(ana) && inHand() === 0);
  expect(ana.model().ids()).toEqual([id]);
});

test("refused on the board, it stays in the hand", async () => {
  const ana = room.enter();
  const id = keep(ana, "too early");
  await until(() => isSaved(ana));
  room.peer.lock("strategy");
  ana.hand.lay([{ id, ...PLACE }]);
  await until(() => isSaved(ana) && ana.keptAside().length > 0);
  expect(ana.hand.pieces().map(({ text }) => text)).toEqual(["too early"]);
  expect(inHand()).toBe(1);
});

test("a deletion in the hand is taken back by a step of the hand", async () => {
  const ana = room.enter();
  const id = keep(ana, "kept after all");
  ana.hand.model().remove([id]);
  expect(ana.hand.pieces()).toEqual([]);
  ana.hand.model().undo();
  await until(() => isSaved(ana) && inHand() === 1);
  expect(ana.hand.pieces().map(({ text }) => text)).toEqual(["kept after all"]);
});
