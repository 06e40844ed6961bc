import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type WebSocket as Accepted, WebSocketServer } from "ws";
import { Socket } from "../src/sync/socket";
import { until } from "./support/browser";

let server: WebSocketServer;
let url: string;
let accepted: Accepted[];
let downs: { code: number; final: boolean }[];
let heard: number;
let socket: Socket;

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  accepted = [];
  downs = [];
  heard = 0;
  server.on("connection", (one) => accepted.push(one));
  const listener = {
    onOpen: () => {},
    onMessage: () => void heard++,
    onDown: (code: number, final: boolean) => void downs.push({ code, final }),
  };
  socket = new Socket(url, listener, () => 0);
});

afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  socket.stop();
  for (const one of accepted) one.terminate();
  await new Promise((resolve) => server.close(resolve));
});

describe("a socket that comes back", () => {
  test.each([1001, 1012, 1013, 1009])("tries again after %i", async (code) => {
    socket.start();
    await until(() => accepted.length === 1);
    accepted[0]?.close(code);
    await until(() => accepted.length === 2);
    expect(downs).toEqual([{ code, final: false }]);
  });

  test.each([4400, 4401, 4403, 4404, 4409, 4410])("is over after %i", async (code) => {
    socket.start();
    await until(() => accepted.length === 1);
    accepted[0]?.close(code);
    await until(() => downs.length === 1);
    socket.wake();
    expect(downs).toEqual([{ code, final: true }]);
    expect(accepted).toHaveLength(1);
  });

  test.each([4408, 4429])("waits long after %i, but not for ever", async (code) => {
    socket.start();
    await until(() => accepted.length === 1);
    accepted[0]?.close(code);
    await until(() => downs.length === 1);
    expect(downs).toEqual([{ code, final: false }]);
    socket.wake();
    await until(() => accepted.length === 2);
  });

  test("waits twice as long after each failure, up to a limit, and not at all when woken", async () => {
    vi.useFakeTimers();
    const tried: number[] = [];
    vi.stubGlobal("WebSocket", refusingEveryone(tried));
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("unreachable")));
    const lonely = new Socket(url, { onOpen() {}, onMessage() {}, onDown() {} }, () => 1);
    lonely.start();
    await vi.advanceTimersByTimeAsync(60_000);
    const waits = tried.slice(1).map((at, index) => at - (tried[index] ?? 0));
    expect(waits.slice(0, 7)).toEqual([300, 600, 1200, 2400, 4800, 9600, 15_000]);
    const before = tried.length;
    lonely.wake();
    expect(tried.length).toBe(before + 1);
    lonely.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tried.length).toBe(before + 1);
  });

  test("45 seconds of silence are a cut line; a message is a sign of life", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    socket.start();
    await listening();
    for (const times of [1, 2]) {
      accepted[0]?.send(new Uint8Array([1, 1, 0]));
      await new Promise<void>((resolve) => whenHeard(times, resolve));
      vi.advanceTimersByTime(44_000);
    }
    expect(downs).toEqual([]);
    vi.advanceTimersByTime(2_000);
    expect(downs).toEqual([{ code: 1006, final: false }]);
  });

  test("once stopped it stays stopped", async () => {
    socket.start();
    await until(() => accepted.length === 1 && socket.open);
    socket.stop();
    await until(() => accepted[0]?.readyState === 3);
    socket.wake();
    expect([accepted.length, socket.open]).toEqual([1, false]);
  });
});

/** A network without a way to the server: each attempt fails as soon as the browser gets to it. */
function refusingEveryone(tried: number[]): typeof WebSocket {
  class Unreachable {
    static readonly OPEN = 1;
    readyState = 3;
    onclose: ((event: { code: number }) => void) | null = null;
    constructor() {
      tried.push(Date.now());
      queueMicrotask(() => this.onclose?.({ code: 1006 }));
    }
  }
  return Unreachable as unknown as typeof WebSocket;
}

async function listening(): Promise<void> {
  while (accepted.length === 0 || !socket.open) await new Promise((resolve) => setImmediate(resolve));
}

function whenHeard(times: number, resolve: () => void): void {
  if (heard >= times) resolve();
  else setImmediate(() => whenHeard(times, resolve));
}
