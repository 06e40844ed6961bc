import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { TYPING } from "../src/board/model";
import { TOO_MANY_CONNECTIONS } from "../src/sync/connection";
import type { BoardSession, SaveState } from "../src/sync/session";
import { BEN, goal } from "./support/board";
import { Browser, isSaved, signedIn, until } from "./support/browser";
import { BoardPeer } from "./support/peer";

let peer: BoardPeer;
let browser: Browser;
const open: BoardSession[] = [];

beforeEach(async () => {
  peer = await new BoardPeer().start();
  browser = new Browser();
});

afterEach(async () => {
  for (const session of open.splice(0)) await session.stop();
  await peer.stop();
});

function enter(person?: string, at = browser): BoardSession {
  const session = at.open(peer.url, person);
  open.push(session);
  return session;
}

/** The tab is gone, without a goodbye to the server. */
async function closeTab(session: BoardSession): Promise<void> {
  open.splice(open.indexOf(session), 1);
  await session.stop();
}

function type(session: BoardSession, piece: string, words: string): void {
  const text = session.model().text(piece);
  for (const letter of words) text?.doc?.transact(() => text.insert(text.length, letter), TYPING);
}

test("what the server wants a person to know is passed on", async () => {
  const ana = enter();
  const heard: string[] = [];
  ana.onNotice((code) => heard.push(code));
  await until(() => isSaved(ana));
  peer.notify("slow-down");
  await until(() => heard.includes("slow-down"));
});

test("who finds no place for one more connection of their network is told, and keeps what is written", async () => {
  peer.crowded = true;
  const ana = enter();
  const heard: string[] = [];
  ana.onNotice((code) => heard.push(code));
  ana.model().create(goal());
  await until(() => heard.length > 0);
  expect(heard).toEqual([TOO_MANY_CONNECTIONS]);
  expect(ana.model().ids()).toHaveLength(1);
  await closeTab(ana);
  peer.crowded = false;
  const again = enter();
  await until(() => isSaved(again) && again.model().ids().length === 1);
  expect(peer.updates).toBeGreaterThan(0);
});

test("whose line is closed for what came over it is told nothing of their network", async () => {
  const ana = enter();
  const heard: string[] = [];
  ana.onNotice((code) => heard.push(code));
  await until(() => isSaved(ana));
  peer.notify("board-busy");
  peer.cut(4429);
  await until(() => ana.saveState().kind === "offline");
  expect(heard).toEqual(["board-busy"]);
});

describe("saving", () => {
  test("what one person writes the other sees, and both are told it is saved", async () => {
    const [ana, ben] = [enter(), enter(BEN, new Browser())];
    const id = ana.model().create(goal());
    type(ana, id, " by May");
    await until(() => ben.model().piece(id)?.text === "Halve the scrap rate by May" && isSaved(ana) && isSaved(ben));
  });

  test("says saving with the number of changes until the server has stored them", async () => {
    const ana = enter();
    await until(() => isSaved(ana));
    peer.acknowledging = false;
    const id = ana.model().create(goal());
    type(ana, id, " by May");
    await until(() => peer.text(id) === "Halve the scrap rate by May");
    expect(ana.saveState()).toEqual({ kind: "saving", changes: 2 });
    peer.acknowledge();
    await until(() => isSaved(ana));
  });

  test("an acknowledgement counts for the changes up to its number and for no other", async () => {
    const ana = enter();
    await until(() => isSaved(ana));
    peer.acknowledging = false;
    for (const words of ["one", "two", "three"]) ana.model().create(goal(words));
    await until(() => peer.updates === 3);
    peer.acknowledgeOnly(2);
    await until(() => JSON.stringify(ana.saveState()) === '{"kind":"saving","changes":1}');
    peer.acknowledgeOnly(2);
    peer.acknowledgeOnly(3);
    await until(() => isSaved(ana));
  });

  test("without a server it says offline, since when, and how much is kept here", async () => {
    const ana = enter();
    await until(() => isSaved(ana));
    await peer.stop();
    await until(() => ana.saveState().kind === "offline");
    ana.model().create(goal());
    ana.model().create(goal());
    const state = ana.saveState() as SaveState & { kind: "offline" };
    expect([state.kind, state.changes]).toEqual(["offline", 2]);
    expect(Math.abs(Date.now() - +state.since)).toBeLessThan(10_000);
  });

  test("a line that is cut comes back by itself and brings the changes made meanwhile", async () => {
    const ana = enter();
    const id = ana.model().create(goal("ours"));
    await until(() => isSaved(ana));
    peer.cut();
    type(ana, id, " offline");
    peer.edit((doc) => sharedText(doc, id).insert(0, "theirs "));
    await until(() => isSaved(ana) && peer.text(id) === "theirs ours offline");
    expect(ana.model().piece(id)?.text).toBe("theirs ours offline");
  });

  test("a change whose acknowledgement was lost is sent again and is there once", async () => {
    const ana = enter();
    await until(() => isSaved(ana));
    peer.acknowledging = false;
    const id = ana.model().create(goal("once"));
    await until(() => peer.text(id) === "once");
    peer.cut();
    peer.acknowledging = true;
    await until(() => isSaved(ana));
    expect(peer.doc.getMap("pieces").size).toBe(1);
    expect(peer.text(id)).toBe("once");
  });

  test("a refused seat ends the session for good, with its code", async () => {
    const ana = enter();
    await until(() => isSaved(ana));
    peer.cut(4403);
    await until(() => ana.saveState().kind === "closed");
    expect(ana.saveState()).toEqual({ kind: "closed", code: 4403 });
    expect(peer.connections).toBe(0);
  });

  test("a change that is not on the device yet is not sent, even when the server asks for what it lacks", async () => {
    const ana = enter();
    await until(() => isSaved(ana));
    const letGo = await browser.holdDisk();
    const id = ana.model().create(goal("first on the device"));
    peer.ask();
    await heardAndSaid(ana);
    expect(peer.updates).toBe(0);
    letGo();
    await until(() => isSaved(ana) && peer.text(id) === "first on the device");
  });

  test("what took its time on the device does not make a newer connection one that was answered", async () => {
    await peer.stop();
    const left = enter();
    const id = left.model().create(goal("left behind"));
    await closeTab(left);
    await peer.start();
    const letGo = await browser.holdDisk();
    const ana = enter();
    await heardAndSaid(ana);
    peer.answering = false;
    peer.cut();
    await until(() => peer.hellos.length === 2);
    letGo();
    await until(() => ana.model().piece(id) !== undefined);
    await heardAndSaid(ana);
    expect([ana.saveState().kind, peer.updates]).toEqual(["offline", 0]);
    peer.answering = true;
    peer.cut();
    await until(() => isSaved(ana) && peer.text(id) === "left behind");
  });

  test("a restarting server is waited for", async () => {
    const ana = enter();
    await until(() => isSaved(ana));
    peer.cut(1012);
    await until(() => ana.saveState().kind === "offline");
    await until(() => isSaved(ana));
  });

  test("a frame nobody can read makes a new connection instead of a broken one", async () => {
    const ana = enter();
    await until(() => isSaved(ana));
    const hellos = peer.hellos.length;
    const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
    peer.broadcast(new Uint8Array([0, 2, 50, 1]));
    await until(() => peer.hellos.length > hellos && isSaved(ana));
    expect(warned).toHaveBeenCalledOnce();
    warned.mockRestore();
  });
});

describe("a cookie that names somebody else by now", () => {
  test("stops the page as one that was signed out, and nothing goes out in the other's name", async () => {
    const ana = enter();
    await until(() => isSaved(ana));
    await peer.stop();
    const id = ana.model().create(goal("Ana's"));
    peer.awareness.length = 0;
    peer.signedIn = BEN;
    await peer.start();
    await until(() => ana.saveState().kind === "closed");
    expect(ana.saveState()).toEqual({ kind: "closed", code: 4401 });
    await until(() => peer.connections === 0);
    expect([peer.updates, peer.awareness]).toEqual([0, []]);

    await closeTab(ana);
    peer.signedIn = undefined;
    const again = enter();
    await until(() => isSaved(again) && peer.text(id) === "Ana's");
  });

  test("nothing is sent before the server has said whom it names, though it answered", async () => {
    peer.greeting = false;
    const ana = enter();
    await until(() => peer.answers > 1);
    const id = ana.model().create(goal("waits"));
    peer.notify("slow-down");
    ana.setPresence({ cursor: [1, 2] });
    await until(() => ana.saveState().kind === "saving");
    expect([peer.updates, peer.awareness]).toEqual([0, []]);
    peer.greet();
    await until(() => isSaved(ana) && peer.text(id) === "waits" && peer.awareness.length > 0);
  });
});

describe("closing the tab", () => {
  test("unsent changes come back in the next tab and reach the server once", async () => {
    const ana = enter();
    const id = ana.model().create(goal("kept"));
    await until(() => isSaved(ana));
    await peer.stop();
    await until(() => ana.saveState().kind === "offline");
    type(ana, id, " here");
    const offline = ana.model().create(goal("made offline"));
    await closeTab(ana);

    await peer.start();
    const again = enter();
    await until(() => isSaved(again) && peer.text(id) === "kept here");
    expect(peer.text(offline)).toBe("made offline");
    expect(again.model().piece(id)?.text).toBe("kept here");
    const third = enter();
    await until(() => isSaved(third));
    expect(peer.text(id)).toBe("kept here");
  });

  test("what is adopted keeps its order before what is written on top of it", async () => {
    await peer.stop();
    const ana = enter();
    const id = ana.model().create(goal(""));
    type(ana, id, "one ");
    await closeTab(ana);
    await peer.start();
    peer.acknowledging = false;
    const second = enter();
    await until(() => second.model().piece(id)?.text === "one ");
    type(second, id, "two ");
    await until(() => peer.text(id) === "one two ");
    await closeTab(second);
    // The server lost what it had not acknowledged.
    peer.cut();
    peer.doc = new Y.Doc();
    peer.acknowledging = true;
    const third = enter();
    await until(() => isSaved(third) && peer.text(id) === "one two ");
  });

  test("two tabs of one browser lose nothing and double nothing", async () => {
    const [left, right] = [enter(), enter()];
    await until(() => isSaved(left) && isSaved(right));
    peer.acknowledging = false;
    const ids = [left.model().create(goal("left")), right.model().create(goal("right"))];
    const third = enter();
    await until(() => third.model().ids().length === 2);
    expect(third.saveState()).toEqual({ kind: "saved" });
    peer.acknowledge();
    await until(() => isSaved(left) && isSaved(right));
    expect(third.model().ids()).toEqual([...ids].sort());
    expect(peer.updates).toBe(2);
  });

  test("without locks a living tab's changes may be sent twice, and are there once", async () => {
    const left = enter();
    await until(() => isSaved(left));
    peer.acknowledging = false;
    const id = left.model().create(goal("once"));
    type(left, id, " only");
    await until(() => peer.text(id) === "once only");
    browser.locks.forget();
    const right = enter();
    await until(() => right.saveState().kind === "saving");
    peer.acknowledge();
    await until(() => isSaved(left) && isSaved(right));
    expect(peer.text(id)).toBe("once only");
    expect(right.model().piece(id)?.text).toBe("once only");
  });

  test("another person on the same browser never gets the first one's changes", async () => {
    await peer.stop();
    const ana = enter();
    ana.model().create(goal("Ana's"));
    await closeTab(ana);
    await peer.start();
    const ben = enter(BEN);
    await until(() => isSaved(ben));
    expect(ben.model().ids()).toEqual([]);
    expect(peer.updates).toBe(0);
  });

  test("a browser that can keep nothing still sends", async () => {
    const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
    const failing = { open: () => failingRequest() } as unknown as IDBFactory;
    const { BoardSession: Session } = await import("../src/sync/session");
    const me = { person: "p", canEdit: true };
    const ana = new Session({ boardId: "board", url: signedIn(peer.url, me.person), me, database: failing });
    open.push(ana);
    ana.start();
    const id = ana.model().create(goal("sent"));
    await until(() => isSaved(ana) && peer.text(id) === "sent");
    expect(warned).toHaveBeenCalled();
    warned.mockRestore();
  });
});

/** All that was on its way has arrived, there and back. */
async function heardAndSaid(session: BoardSession): Promise<void> {
  let heard = false;
  const leave = session.onNotice(() => {
    heard = true;
  });
  await until(() => peer.connections > 0);
  peer.notify("slow-down");
  await until(() => heard);
  leave();
  const said = peer.awareness.length;
  session.setPresence({ cursor: [said, 0] });
  await until(() => peer.awareness.length > said);
}

function sharedText(doc: Y.Doc, piece: string): Y.Text {
  const text = doc.getMap<Y.Map<unknown>>("pieces").get(piece)?.get("text");
  if (!(text instanceof Y.Text)) throw new Error(`No piece ${piece}`);
  return text;
}

function failingRequest(): object {
  const request = { error: new Error("no space"), onerror: null as null | (() => void) };
  queueMicrotask(() => request.onerror?.());
  return request;
}
