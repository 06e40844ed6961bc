import * as decoding from "lib0/decoding";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { PresenceRoom } from "../src/sync/presence";
import type { BoardSession } from "../src/sync/session";
import { Browser, isSaved, until } from "./support/browser";
import { BoardPeer } from "./support/peer";

type State = { cursor: unknown; selection: string[]; drag: unknown[] | null } | null;

function lastState(payload: Uint8Array | undefined): State {
  const from = decoding.createDecoder(payload ?? new Uint8Array([0]));
  decoding.readVarUint(from);
  decoding.readVarUint(from);
  decoding.readVarUint(from);
  return JSON.parse(decoding.readVarString(from)) as State;
}

describe("what one shows of oneself", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("goes out at most 20 times a second, the first at once and the last always", () => {
    const sent: Uint8Array[] = [];
    const room = new PresenceRoom(new Y.Doc(), (payload) => sent.push(payload));
    sent.length = 0;
    for (let x = 0; x < 100; x++) {
      room.set({ cursor: [x, 0] });
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(1000);
    expect(sent.length).toBeLessThanOrEqual(21);
    expect(sent.length).toBeGreaterThan(15);
    expect(lastState(sent[0])?.cursor).toEqual([0, 0]);
    expect(lastState(sent.at(-1))?.cursor).toEqual([99, 0]);
    room.destroy();
  });

  test("goes out at most 5 times a second where each is a request, the last always", () => {
    const sent: Uint8Array[] = [];
    const room = new PresenceRoom(new Y.Doc(), (payload) => sent.push(payload));
    room.thin(true);
    sent.length = 0;
    for (let x = 0; x < 100; x++) {
      room.set({ cursor: [x, 0] });
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(1000);
    expect(sent.length).toBeLessThanOrEqual(6);
    expect(sent.length).toBeGreaterThan(3);
    expect(lastState(sent.at(-1))?.cursor).toEqual([99, 0]);
    room.destroy();
  });

  test("stays within what the server takes, whatever is selected", () => {
    const sent: Uint8Array[] = [];
    const room = new PresenceRoom(new Y.Doc(), (payload) => sent.push(payload));
    const many = Array.from({ length: 5000 }, (_, i) => `${i}`.padStart(21, "p"));
    const drag = many.map((id) => [id, 1234.5678, -99_999.123] as [string, number, number]);
    room.set({ cursor: [0.4, 0.6], selection: many, drag });
    expect(Math.max(...sent.map(({ length }) => length))).toBeLessThan(4096);
    expect(lastState(sent.at(-1))?.cursor).toEqual([0, 1]);
    room.destroy();
  });
});

describe("who is here", () => {
  let peer: BoardPeer;
  const open: BoardSession[] = [];

  beforeEach(async () => {
    peer = await new BoardPeer().start();
  });

  afterEach(async () => {
    for (const session of open.splice(0)) await session.stop();
    await peer.stop();
  });

  function enter(browser = new Browser()): BoardSession {
    const session = browser.open(peer.url);
    open.push(session);
    return session;
  }

  test("others are seen with the name the server gives them; one's own tab is not, one's other tab is", async () => {
    const browser = new Browser();
    const [left, right] = [enter(browser), enter(browser)];
    await until(() => isSaved(left) && isSaved(right));
    left.setPresence({ cursor: [1, 2], selection: ["p1"], editing: "p1" });
    await until(() => right.presence()[0]?.cursor?.[0] === 1);
    expect(right.presence()).toHaveLength(1);
    expect(right.presence()[0]).toMatchObject({
      selection: ["p1"],
      editing: "p1",
      drag: null,
      person: { name: "Ana" },
    });
    expect(left.presence().every(({ clientId }) => clientId !== right.presence()[0]?.clientId)).toBe(true);
  });

  test("somebody who leaves is gone at once", async () => {
    const [left, right] = [enter(), enter()];
    left.setPresence({ cursor: [1, 2] });
    await until(() => right.presence().length === 1);
    await left.stop();
    open.splice(open.indexOf(left), 1);
    await until(() => right.presence().length === 0);
  });

  test("while offline nobody is shown, and back online all are, one's own cursor too", async () => {
    const [left, right] = [enter(), enter()];
    left.setPresence({ cursor: [7, 7] });
    await until(() => right.presence()[0]?.cursor?.[0] === 7);
    peer.cut();
    await until(() => right.presence().length === 0);
    await until(() => right.presence()[0]?.cursor?.[0] === 7 && left.presence().length === 1);
  });

  test("a new document after a refusal keeps everybody in the room, oneself once", async () => {
    const [left, right] = [enter(), enter()];
    await until(() => isSaved(left) && isSaved(right));
    right.setPresence({ cursor: [1, 1] });
    left.setPresence({ cursor: [5, 5] });
    await until(() => right.presence().length === 1 && left.presence().length === 1);
    peer.rule = () => ({ code: "role", piece: null });
    left.model().create({ kind: "note", zone: "tray", pos: [0, 0] });
    await until(() => left.keptAside().length === 1 && isSaved(left));
    await until(() => right.presence().length === 1 && right.presence()[0]?.cursor?.[0] === 5);
    expect(left.presence()).toHaveLength(1);
  });
});
