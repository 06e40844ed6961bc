import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { pack, unpack } from "../src/sync/parcels";
import { Socket } from "../src/sync/socket";
import { Ways } from "../src/sync/ways";
import { until } from "./support/browser";

const MINUTE = 60_000;

describe("which way is tried next", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("one refusal is not enough, two are", () => {
    const ways = new Ways(undefined);
    ways.socketFailed(false);
    expect(ways.choose()).toBe("socket");
    ways.socketFailed(false);
    expect(ways.choose()).toBe("stream");
  });

  test("one that hangs is enough, unless a socket has worked on this page", () => {
    const [fresh, known] = [new Ways(undefined), new Ways(undefined)];
    known.socketWorked();
    for (const ways of [fresh, known]) ways.socketFailed(true);
    expect([fresh.choose(), known.choose()]).toEqual(["stream", "socket"]);
  });

  test("a socket that works ends the count", () => {
    const ways = new Ways(undefined);
    ways.socketFailed(false);
    ways.socketWorked();
    ways.socketFailed(false);
    expect(ways.choose()).toBe("socket");
  });

  test("after five minutes the socket is tried again, and one more failure sends it back", () => {
    const ways = blocked();
    vi.advanceTimersByTime(5 * MINUTE - 1);
    expect(ways.choose()).toBe("stream");
    vi.advanceTimersByTime(1);
    expect(ways.choose()).toBe("socket");
    ways.socketFailed(false);
    expect(ways.choose()).toBe("stream");
  });

  test("a reload remembers it, another network does not", () => {
    const storage = new Memory();
    const ways = blocked(storage);
    expect(new Ways(storage).choose()).toBe("stream");
    ways.forget();
    expect([ways.choose(), new Ways(storage).choose()]).toEqual(["socket", "socket"]);
  });
});

describe("a line behind a proxy that lets no socket through", () => {
  let board: Board;
  let socket: Socket;
  let heard: Uint8Array[];
  let downs: { code: number; final: boolean }[];

  beforeEach(async () => {
    board = await new Board().start();
    heard = [];
    downs = [];
    const listener = {
      onOpen: () => socket.send(bytes("hello")),
      onMessage: (frame: Uint8Array) => void heard.push(frame),
      onDown: (code: number, final: boolean) => void downs.push({ code, final }),
    };
    socket = new Socket(board.url, listener, () => 0);
  });

  afterEach(async () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    socket.stop();
    await board.stop();
  });

  async function takeDetour(): Promise<void> {
    socket.start();
    await until(() => board.received.length > 0);
  }

  test("is opened by requests, and brings frames both ways in their order", async () => {
    await takeDetour();
    board.write(bytes("one"), bytes("two"));
    board.write(bytes("three"));
    await until(() => heard.length === 3);
    for (const word of ["a", "b", "c"]) socket.send(bytes(word));
    await until(() => board.received.length === 4);
    expect(heard.map(words)).toEqual(["one", "two", "three"]);
    expect(board.received).toEqual(["hello", "a", "b", "c"]);
    expect(socket.isDetour).toBe(true);
  });

  test("what comes while a parcel is on its way goes together in the next", async () => {
    await takeDetour();
    board.isHolding = true;
    socket.send(bytes("first"));
    await until(() => board.held.length === 1);
    for (let count = 0; count < 50; count++) socket.send(bytes("more"));
    board.letGo();
    await until(() => board.received.length === 52);
    expect(board.numbers).toEqual([0, 1, 2]);
  });

  test("a parcel holds no more than the server reads at once", async () => {
    await takeDetour();
    for (let count = 0; count < 3; count++) socket.send(new Uint8Array(200 * 1024));
    await until(() => board.received.length === 4);
    expect(board.numbers).toEqual([0, 1, 2, 3]);
  });

  test("a parcel whose answer is lost is sent again under its number", async () => {
    await takeDetour();
    board.losesAnswers = 2;
    socket.send(bytes("twice lost"));
    await until(() => board.numbers.length === 4);
    socket.send(bytes("after"));
    await until(() => board.received.includes("after"));
    expect(board.numbers).toEqual([0, 1, 1, 1, 2]);
    expect(downs.filter(({ code }) => code !== 1006)).toEqual([]);
  });

  test("once it is closed nothing is sent again", async () => {
    await takeDetour();
    board.losesAnswers = 1;
    socket.send(bytes("lost"));
    await until(() => board.numbers.length === 2);
    socket.stop();
    // Another page comes, and has to send its first parcel twice: by then the one that was lost would be there again.
    board.losesAnswers = 1;
    const later = new Socket(board.url, { onOpen: () => later.send(bytes("later")), onMessage() {}, onDown() {} });
    later.start();
    await until(() => board.received.includes("later") && board.numbers.length >= 4);
    later.stop();
    expect(board.numbers).toEqual([0, 1, 0, 0]);
  });

  test.each([
    [401, 4401, true],
    [413, 1009, false],
    [404, 1006, false],
    [403, 1013, false],
  ])("a parcel that is answered with %i ends the line with %i", async (status, code, final) => {
    await takeDetour();
    const before = downs.length;
    board.status = status;
    socket.send(bytes("refused"));
    await until(() => downs.length > before);
    expect(downs.at(-1)).toEqual({ code, final });
  });

  test("asked for a sign of life it gives one", async () => {
    await takeDetour();
    board.stream?.write("event: check\ndata:\n\n");
    await until(() => board.numbers.length === 2);
    expect(board.received).toEqual(["hello"]);
  });

  test("a close code ends it for good or for a while, as a socket's does", async () => {
    await takeDetour();
    const before = board.opened;
    board.stream?.end("event: close\ndata: 1012\n\n");
    await until(() => board.opened === before + 1);
    board.stream?.end("event: close\ndata: 4410\n\n");
    await until(() => downs.some(({ final }) => final));
    expect(downs.at(-1)).toEqual({ code: 4410, final: true });
  });

  test("a stream that is cut in the midst of an event is opened again", async () => {
    await takeDetour();
    const before = board.opened;
    board.stream?.write("data: AXhh");
    board.stream?.destroy();
    await until(() => board.opened === before + 1 && socket.open);
    expect(heard).toEqual([]);
  });

  test("an event that cannot be read cuts the stream, which is opened again", async () => {
    await takeDetour();
    const [before, known] = [board.opened, downs.length];
    const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
    board.stream?.write("data: no base64!\n\n");
    await until(() => board.opened === before + 1 && socket.open);
    expect(downs.slice(known)).toEqual([{ code: 1006, final: false }]);
    expect(warned).toHaveBeenCalledOnce();
    warned.mockRestore();
  });

  test("a socket that never opens is given up after four seconds", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    vi.stubGlobal("WebSocket", NeverOpens);
    socket.start();
    vi.advanceTimersByTime(3_900);
    expect(downs).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(downs).toEqual([{ code: 1006, final: false }]);
    vi.useRealTimers();
    await until(() => board.asked > 0);
  });

  test.each([1000, 1001, 1005])("two sockets that end with %i before a word came are enough", async (code) => {
    vi.stubGlobal("WebSocket", closingWith(code));
    await takeDetour();
    expect(downs).toEqual(Array(2).fill({ code, final: false }));
    expect([board.asked, socket.isDetour]).toEqual([2, true]);
  });

  test.each([1012, 1013, 4429])("a server that ends sockets with %i is no proxy", async (code) => {
    vi.stubGlobal("WebSocket", closingWith(code));
    socket.start();
    for (let count = 1; count <= 3; count++) {
      await until(() => downs.length === count);
      socket.wake();
    }
    expect([board.asked, board.opened]).toEqual([0, 0]);
  });

  test("a socket that is refused for good before a word came stays closed", async () => {
    vi.stubGlobal("WebSocket", closingWith(4403));
    socket.start();
    await until(() => downs.length === 1);
    socket.wake();
    expect([downs, board.asked]).toEqual([[{ code: 4403, final: true }], 0]);
  });

  test("where nobody answers requests either it stays with sockets", async () => {
    board.isHealthy = false;
    socket.start();
    await until(() => downs.length >= 4);
    expect([board.opened, board.asked >= 3]).toEqual([0, true]);
  });
});

function blocked(storage?: Memory): Ways {
  const ways = new Ways(storage);
  ways.socketFailed(true);
  return ways;
}

/** What a tab remembers. */
class Memory implements Storage {
  readonly #items = new Map<string, string>();
  get length(): number {
    return this.#items.size;
  }
  getItem = (name: string): string | null => this.#items.get(name) ?? null;
  setItem = (name: string, value: string): void => void this.#items.set(name, value);
  removeItem = (name: string): void => void this.#items.delete(name);
  clear = (): void => this.#items.clear();
  key = (): string | null => null;
}

/** A server that answers ordinary requests and refuses every upgrade, as behind such a proxy. */
class Board {
  received: string[] = [];
  numbers: number[] = [];
  held: ServerResponse[] = [];
  stream: ServerResponse | undefined;
  opened = 0;
  asked = 0;
  status = 204;
  losesAnswers = 0;
  isHolding = false;
  isHealthy = true;
  #expected = 0;
  readonly #server: Server = createServer((request, answer) => void this.#answer(request, answer));

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/sync/board`;
  }

  async start(): Promise<this> {
    this.#server.on("upgrade", (_request, connection) => connection.end("HTTP/1.1 403 Forbidden\r\n\r\n"));
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  write(...frames: Uint8Array[]): void {
    this.stream?.write(`data: ${Buffer.from(pack(frames)).toString("base64")}\n\n`);
  }

  letGo(): void {
    this.isHolding = false;
    for (const answer of this.held.splice(0)) answer.writeHead(204).end();
  }

  async #answer(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    if (request.url === "/healthz") {
      this.asked++;
      answer.writeHead(this.isHealthy ? 200 : 502).end('{"status": "ok"}');
    } else if (request.url?.endsWith("/events")) this.#open(answer);
    else await this.#take(request, answer);
  }

  #open(answer: ServerResponse): void {
    this.opened++;
    this.#expected = 0;
    this.stream = answer.writeHead(200, { "Content-Type": "text/event-stream" });
    this.stream.write(": open\n\nevent: line\ndata: a-secret-name\n\n");
  }

  async #take(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const number = Number(request.headers["puzzleboard-number"]);
    this.numbers.push(number);
    expect(request.headers["puzzleboard-line"]).toBe("a-secret-name");
    if (number === this.#expected) {
      this.#expected++;
      this.received.push(...unpack(Buffer.concat(parts)).map(words));
    }
    if (this.losesAnswers-- > 0) request.socket.destroy();
    else if (this.isHolding) this.held.push(answer);
    else answer.writeHead(this.status).end();
  }
}

/** Opened, and closed at once by whoever stands in between or by the server; never with an `error` event. */
function closingWith(code: number): typeof WebSocket {
  class Closes {
    static readonly OPEN = 1;
    readyState = 1;
    onopen: (() => void) | null = null;
    onclose: ((event: { code: number }) => void) | null = null;
    constructor() {
      queueMicrotask(() => {
        this.onopen?.();
        this.onclose?.({ code });
      });
    }
    send(): void {}
    close(): void {}
  }
  return Closes as unknown as typeof WebSocket;
}

/** Swallowed on its way. */
class NeverOpens {
  static readonly OPEN = 1;
  readyState = 0;
  close(): void {}
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function words(frame: Uint8Array): string {
  return new TextDecoder().decode(frame);
}
