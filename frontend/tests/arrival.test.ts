import { expect, test } from "vitest";
import { BEN, goal } from "./support/board";
import { Browser, isSaved, until } from "./support/browser";
import { seats } from "./support/seats";

const room = seats();

test("a board whose line is cut before it came has not come, whatever is written there meanwhile", async () => {
  room.peer.crowded = true;
  const ana = room.enter();
  await until(() => ana.saveState().kind === "offline");
  ana.model().create(goal());
  expect([ana.arrival.came(), ana.hand.arrival.came()]).toEqual([false, false]);
});

test("a board that came stays so while its line is cut, and says once that it came", async () => {
  const ana = room.enter();
  let times = 0;
  ana.arrival.onCome(() => times++);
  expect(ana.arrival.came()).toBe(false);
  await until(() => isSaved(ana));
  room.peer.cut();
  await until(() => ana.saveState().kind === "offline");
  await until(() => isSaved(ana));
  expect([ana.arrival.came(), ana.hand.arrival.came(), times]).toEqual([true, true, 1]);
});

test("it has come while changes are on their way, and when the server can only show it", async () => {
  room.peer.readOnly = "disk-full";
  const ben = room.enter(BEN, new Browser());
  ben.model().create(goal());
  await until(() => ben.arrival.came());
  expect(ben.saveState().kind).toBe("readonly");
});
