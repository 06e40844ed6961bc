import { expect, test } from "vitest";
import * as Y from "yjs";
import { handOf } from "../src/sync/protocol";
import { ANA, challenge, goal } from "./support/board";
import { isSaved, until } from "./support/browser";
import { seats, textsIn, typeInto } from "./support/seats";

const room = seats();

async function refused(words = "late"): Promise<ReturnType<typeof room.enter>> {
  const ana = room.enter();
  await until(() => isSaved(ana));
  room.peer.lock("strategy");
  ana.model().create({ ...goal(words), fields: { priority: 2 } });
  await until(() => isSaved(ana) && ana.keptAside().length > 0);
  return ana;
}

function boardTexts(): string[] {
  return Object.values(room.peer.doc.getMap("pieces").toJSON()).map((piece) => String(piece.text));
}

test("tried again while the zone is still closed, it is there once, and stays", async () => {
  const ana = await refused();
  const [before] = ana.keptAside();
  expect(ana.tryAgain(before?.id ?? "")).toBe(true);
  expect(ana.underWay()).toEqual(new Set([before?.id]));
  await until(() => isSaved(ana) && ana.underWay().size === 0);
  expect(ana.keptAside().map(({ id, code, text }) => [id, code, text])).toEqual([[before?.id, "zone-locked", "late"]]);
  expect(ana.model().ids()).toEqual([]);
});

test("it knows which zone was closed: the one it was in, or the one it was to go to", async () => {
  const ana = room.enter();
  await until(() => isSaved(ana));
  const [written, moved] = [
    ana.model().create(goal("written")),
    ana.model().create({ ...goal("moved"), zone: "tray" }),
  ];
  await until(() => isSaved(ana));
  room.peer.lock("strategy");
  typeInto(ana.model().text(written), " late");
  await until(() => isSaved(ana) && ana.keptAside().length === 1);
  ana.model().move([{ id: moved, zone: "strategy", pos: [0, 0] }]);
  ana.model().create(goal("new"));
  await until(() => isSaved(ana) && ana.keptAside().length === 3);
  expect(ana.keptAside().map(({ zone }) => zone)).toEqual(["strategy", "strategy", "strategy"]);
});

test("tried again when the zone is open, it leaves the tray once the server has it, and not before", async () => {
  const ana = await refused();
  const [kept] = ana.keptAside();
  room.peer.unlock("strategy");
  room.peer.acknowledging = false;
  ana.tryAgain(kept?.id ?? "");
  await until(() => boardTexts().length === 1);
  expect(textsIn(ana)).toEqual(["late"]);
  room.peer.acknowledge();
  await until(() => isSaved(ana) && ana.keptAside().length === 0);
  const [piece] = ana.model().ids();
  expect(ana.model().piece(piece ?? "")).toMatchObject({ text: "late", zone: "strategy", fields: { priority: 2 } });
});

test("a try that the tab does not live to see is finished by the next one", async () => {
  const ana = await refused();
  room.peer.unlock("strategy");
  await room.peer.stop();
  ana.tryAgain(ana.keptAside()[0]?.id ?? "");
  await room.closeTab(ana);
  await room.peer.start();
  const again = room.enter();
  await until(() => isSaved(again) && boardTexts().length === 1 && again.keptAside().length === 0);
  await room.closeTab(again);
  const third = room.enter();
  await until(() => isSaved(third));
  expect(third.keptAside()).toEqual([]);
});

test("words typed into a piece that was closed meanwhile join what others wrote there since", async () => {
  const ana = room.enter();
  const id = ana.model().create(goal("Halve the scrap"));
  await until(() => isSaved(ana));
  room.peer.lock("strategy");
  typeInto(ana.model().text(id), " by May");
  await until(() => isSaved(ana) && ana.keptAside().length > 0);
  expect(textsIn(ana)).toEqual(["Halve the scrap by May"]);
  room.peer.edit((doc) => {
    const text = doc.getMap<Y.Map<unknown>>("pieces").get(id)?.get("text");
    if (text instanceof Y.Text) text.insert(0, "First: ");
  });
  room.peer.unlock("strategy");
  await until(() => ana.model().piece(id)?.text === "First: Halve the scrap");
  ana.tryAgain(ana.keptAside()[0]?.id ?? "");
  await until(() => isSaved(ana) && ana.keptAside().length === 0);
  expect(room.peer.text(id)).toBe("First: Halve the scrap by May");
});

test("for a piece that is gone there is nothing to try, and nothing is lost", async () => {
  const ana = room.enter();
  const id = ana.model().create(goal("Gone"));
  await until(() => isSaved(ana));
  await room.peer.stop();
  typeInto(ana.model().text(id), " words");
  room.peer.edit((doc) => doc.getMap("pieces").delete(id));
  await room.peer.start();
  await until(() => isSaved(ana) && ana.keptAside().length > 0);
  expect(ana.tryAgain(ana.keptAside()[0]?.id ?? "")).toBe(false);
  expect(textsIn(ana)).toEqual(["Gone words"]);
});

test("put in the hand, it leaves the tray when the hand is stored", async () => {
  const ana = await refused();
  const [kept] = ana.keptAside();
  ana.putInHand(kept?.id ?? "");
  ana.putInHand(kept?.id ?? "");
  await until(() => isSaved(ana) && ana.keptAside().length === 0);
  expect(ana.hand.pieces()).toMatchObject([{ kind: "goal", text: "late", fields: { priority: 2 } }]);
  expect(room.peer.docOf(handOf(ANA)).getMap("pieces").size).toBe(1);
});

test("let go by mistake, it is kept after all, in the next tab too", async () => {
  const ana = await refused();
  const [kept] = ana.keptAside();
  if (!kept) throw new Error("nothing was kept");
  ana.dismissAside(kept.id);
  expect(ana.keptAside()).toEqual([]);
  ana.keepAfterAll(kept);
  await room.closeTab(ana);
  const again = room.enter();
  await until(() => again.keptAside().length > 0);
  expect(again.keptAside()).toEqual([kept]);
});

test("forty changes that came after a zone was closed come back in one go, a piece each", async () => {
  const ana = room.enter();
  const ids = Array.from({ length: 8 }, (_, n) => ana.model().create(goal(`goal ${n}`)));
  await until(() => isSaved(ana));
  await room.peer.stop();
  for (let round = 0; round < 5; round++)
    for (const id of ids) ana.model().setField(id, "evidence", `${id.slice(0, 3)} ${round}`);
  const link = ana.model().link(ana.model().create(challenge("new")), ids[0] ?? "", "blocks");
  room.peer.lock("strategy");
  const hellos = room.peer.hellos.length;
  await room.peer.start();
  await until(() => isSaved(ana) && ana.keptAside().length > 0);
  expect(ana.keptAside().length).toBe(9);
  expect(new Set(ana.keptAside().map(({ code }) => code))).toEqual(new Set(["zone-locked"]));
  expect(room.peer.hellos.length - hellos).toBe(2);
  const made = ana.keptAside().find(({ text }) => text.startsWith("new"));
  expect(made?.intents.map((intent) => ("key" in intent ? intent.key : intent.op))).toEqual(["create", link]);
});
