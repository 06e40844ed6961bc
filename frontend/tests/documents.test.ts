import { expect, test } from "vitest";
import { handOf } from "../src/sync/protocol";
import { ANA, BEN, goal } from "./support/board";
import { Browser, isSaved, until } from "./support/browser";
import { seats, textsIn, typeInto } from "./support/seats";

const room = seats();

function handTexts(person = ANA): string[] {
  const pieces = Object.values(room.peer.docOf(handOf(person)).getMap("pieces").toJSON());
  return pieces.map((piece) => String((piece as { text: string }).text)).sort();
}

test("r17: acknowledgements count over the documents of a connection, in the order they were sent", async () => {
  const ana = room.enter();
  await until(() => isSaved(ana));
  room.peer.acknowledging = false;
  ana.model().create(goal("on the board"));
  ana.hand.keep([{ kind: "note", text: "in the hand" }]);
  await until(() => room.peer.updates === 2);
  expect(ana.saveState()).toEqual({ kind: "saving", changes: 2 });
  room.peer.acknowledgeOnly(1);
  await until(() => JSON.stringify(ana.saveState()) === '{"kind":"saving","changes":1}');
  room.peer.acknowledgeOnly(2);
  await until(() => isSaved(ana));
});

test("an acknowledgement of the hand does not count for what was refused on the board before it", async () => {
  const ana = room.enter();
  await until(() => isSaved(ana));
  room.peer.lock("strategy");
  ana.model().create(goal("refused"));
  ana.model().create({ ...goal("ignored, then taken"), zone: "tray" });
  ana.hand.keep([{ kind: "note", text: "private" }]);
  await until(() => isSaved(ana) && ana.keptAside().length > 0);
  expect(textsIn(ana)).toEqual(["refused"]);
  const texts = Object.values(room.peer.doc.getMap("pieces").toJSON()).map(({ text }) => text);
  expect(texts).toEqual(["ignored, then taken"]);
  expect(handTexts()).toEqual(["private"]);
});

test("a refusal in one document leaves the other as it is", async () => {
  const ana = room.enter();
  ana.hand.keep([{ kind: "note", text: "mine" }]);
  await until(() => isSaved(ana));
  const [board, hand] = [ana.model(), ana.hand.model()];
  room.peer.lock("strategy");
  ana.model().create(goal("refused"));
  await until(() => isSaved(ana) && ana.keptAside().length > 0);
  expect(ana.model()).not.toBe(board);
  expect(ana.hand.model()).toBe(hand);
});

test("what was written into both while the line was cut survives the tab, each in its document", async () => {
  const ana = room.enter();
  await until(() => isSaved(ana));
  await room.peer.stop();
  const piece = ana.model().create(goal("on the board"));
  const [kept = ""] = ana.hand.keep([{ kind: "note", text: "in the" }]);
  typeInto(ana.hand.model().text(kept), " hand");
  await room.closeTab(ana);
  await room.peer.start();
  const again = room.enter();
  await until(() => isSaved(again) && handTexts().length > 0);
  expect(room.peer.text(piece)).toBe("on the board");
  expect(handTexts()).toEqual(["in the hand"]);
  expect(again.hand.pieces().map(({ text }) => text)).toEqual(["in the hand"]);
});

test("a day offline is no different from a minute", async () => {
  const ana = room.enter();
  await until(() => isSaved(ana));
  await room.peer.stop();
  await until(() => ana.saveState().kind === "offline");
  const written = Date.now();
  const piece = ana.model().create(goal("yesterday"));
  room.browser.passTime(24 * 60 * 60 * 1000);
  expect(Date.now() - written).toBeGreaterThanOrEqual(24 * 60 * 60 * 1000);
  typeInto(ana.model().text(piece), ", and today");
  await room.closeTab(ana);
  await room.peer.start();
  const again = room.enter();
  await until(() => isSaved(again) && room.peer.text(piece) === "yesterday, and today");
});

test("nobody else's session asks for this person's hand", async () => {
  const ana = room.enter();
  ana.hand.keep([{ kind: "note", text: "private" }]);
  const ben = room.enter(BEN, new Browser());
  await until(() => isSaved(ana) && isSaved(ben) && handTexts().length > 0);
  expect([...room.peer.docs.keys()].filter((name) => name.startsWith("hand:")).sort()).toEqual([
    handOf(ANA),
    handOf(BEN),
  ]);
  expect(ben.hand.pieces()).toEqual([]);
});
