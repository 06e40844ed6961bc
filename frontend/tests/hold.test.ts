import { expect, test } from "vitest";
import { goal } from "./support/board";
import { isSaved, until } from "./support/browser";
import { seats } from "./support/seats";

const room = seats();

test.each(["disk", "quarantine"] as const)("read-only for %s: changes wait here, and it says why", async (reason) => {
  room.peer.readOnly = reason;
  const ana = room.enter();
  await until(() => ana.saveState().kind === "readonly");
  ana.model().create(goal("one"));
  ana.model().create(goal("two"));
  await until(() => JSON.stringify(ana.saveState()) === JSON.stringify({ kind: "readonly", reason, changes: 2 }));
  expect(room.peer.updates).toBe(0);
  room.peer.readOnly = undefined;
  room.peer.notify("writable");
  await until(() => isSaved(ana) && room.peer.updates === 2);
});

test("what waits survives the tab", async () => {
  room.peer.readOnly = "disk";
  const ana = room.enter();
  await until(() => ana.saveState().kind === "readonly");
  const id = ana.model().create(goal("kept"));
  await room.closeTab(ana);
  room.peer.readOnly = undefined;
  const again = room.enter();
  await until(() => isSaved(again) && room.peer.text(id) === "kept");
});

test("a server that closes twice without storing anything is not called offline", async () => {
  const ana = room.enter();
  await until(() => isSaved(ana));
  room.peer.acknowledging = false;
  const id = ana.model().create(goal("unstored"));
  await until(() => room.peer.text(id) === "unstored");
  room.peer.cut(1013);
  await until(() => ana.saveState().kind === "offline");
  await until(() => room.peer.hellos.length === 2);
  room.peer.cut(1013);
  await until(() => ana.saveState().kind === "readonly");
  expect(ana.saveState()).toEqual({ kind: "readonly", reason: "unknown", changes: 1 });
  room.peer.acknowledging = true;
  await until(() => isSaved(ana));
});
