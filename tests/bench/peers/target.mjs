// One server under load: up and down, its clients, and what it costs.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { round } from "./histogram.mjs";
import { cpuSeconds, freePort, machineSeconds, ownSeconds, residentMegabytes, sleep, start } from "./processes.mjs";
import { SERVERS } from "./servers.mjs";
import { Client, frame, traffic } from "./socket.mjs";

const SERVER_CORE = process.env.SERVER_CORE ?? "0";
const SYNC_MS = 30_000;

export class Target {
  #server;
  #process;
  #seats;

  constructor(name) {
    this.name = name;
    this.#server = SERVERS[name];
    this.wire = this.#server.wire;
  }

  /** `rooms`: how many people each has. With `stores` it keeps what it is sent in `folder`. */
  async up(rooms, { folder, stores = false } = {}) {
    this.port = await freePort();
    this.folder = folder ?? mkdtempSync(join(tmpdir(), "bench-peer-"));
    mkdirSync(this.folder, { recursive: true });
    const launch = this.#server.launch({ port: this.port, folder: this.folder, rooms, stores });
    this.#process = await start({ ...launch, core: SERVER_CORE, port: this.port, log: process.env.SERVER_LOG });
    this.#seats = this.#server.seats(this.folder);
  }

  async down(signal) {
    await this.#process?.stop(signal);
    this.#process = undefined;
  }

  forget() {
    rmSync(this.folder, { recursive: true, force: true });
  }

  pids = () => this.#process.pids();
  cpu = () => cpuSeconds(this.pids());
  resident = () => residentMegabytes(this.pids());
  peak = () => residentMegabytes(this.pids(), "VmHWM");

  seat(room, seat) {
    return this.#seats(room, seat);
  }

  client(id, room, seat, listeners = {}) {
    return new Client(id, { port: this.port, path: this.seat(room, seat).path, room, wire: this.wire, ...listeners });
  }

  updateFrame = (room, update) => frame(this.wire.update(room, update), this.wire.kind);
  awarenessFrame = (room, states) => frame(this.wire.awareness(room, states), this.wire.kind);
}

/**
 * The first of each room goes in alone: pycrdt-websocket hangs whoever joins a room while its first client is still
 * starting it.
 */
export async function connectAll(clients, together = 25) {
  const first = new Map();
  for (const client of clients) if (!first.has(client.room)) first.set(client.room, client);
  await connectSome([...first.values()], together);
  await connectSome(
    clients.filter((client) => first.get(client.room) !== client),
    together,
  );
}

async function connectSome(clients, together) {
  for (let at = 0; at < clients.length; at += together) {
    const some = clients.slice(at, at + together);
    await Promise.all(some.map((client) => client.connect()));
    for (const until = performance.now() + SYNC_MS; some.some(({ synced }) => !synced); await sleep(2))
      if (performance.now() > until)
        throw new Error(`${some.filter(({ synced }) => !synced).length} clients never came in sync`);
  }
}

/** What a stretch of time cost, and whether the machine was ours meanwhile. */
export class Meter {
  constructor(target) {
    this.target = target;
    Object.assign(traffic, { frames: 0, bytes: 0, sent: 0 });
    this.began = performance.now();
    this.before = this.#now();
  }

  read() {
    const seconds = (performance.now() - this.began) / 1000;
    const now = this.#now();
    const server = now.server - this.before.server;
    const own = now.own - this.before.own;
    return {
      server_cpu_s: round(server),
      generator_cpu: round(own / seconds),
      foreign_cpu: round(Math.max(0, now.machine - this.before.machine - server - own) / seconds),
      frames: traffic.frames,
      megabytes: round(traffic.bytes / 1e6),
    };
  }

  #now() {
    return { server: this.target.cpu(), own: ownSeconds(), machine: machineSeconds() };
  }
}

/** Calls `act(item)` when it is due (`at`, in ms from now); items in order. */
export async function onSchedule(items, act) {
  const began = performance.now();
  let next = 0;
  await new Promise((resolve) => {
    const step = () => {
      for (; next < items.length && items[next].at <= performance.now() - began; next++) act(items[next]);
      if (next >= items.length) return resolve();
      const wait = items[next].at - (performance.now() - began);
      if (wait > 1.5) setTimeout(step, Math.max(1, Math.min(wait - 0.5, 50)));
      else setImmediate(step);
    };
    step();
  });
}

/** Everybody at their own pace, not all at once. */
export function spread(people, each, perSecond, random) {
  const items = [];
  for (let person = 0; person < people; person++) {
    const offset = (random() * 1000) / perSecond;
    for (let edit = 0; edit < each; edit++) items.push({ at: offset + (edit * 1000) / perSecond, person, edit });
  }
  return items.sort((a, b) => a.at - b.at);
}
