import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Y from "yjs";
import { history, isReleased } from "../board.mjs";
import { round } from "../histogram.mjs";
import { scanner } from "../markers.mjs";
import { sleep } from "../processes.mjs";
import { connectAll, Meter } from "../target.mjs";

const WRITERS = 20; // so that each stays below what one connection may send at once
const SENT_PER_SECOND = 4_000;
const SETTLE_MS = 240_000;

/** The first person opens a board with so many updates behind it on a server that has just started. */
export async function cold(target, { updates }, random) {
  const kept = join(process.env.PEERS, "histories", `${target.name}-${updates}`);
  if (!existsSync(join(kept, "complete"))) await seed(target, updates, kept, random);
  const folder = mkdtempSync(join(tmpdir(), "bench-cold-"));
  cpSync(join(kept, "data"), folder, { recursive: true });
  await target.up({ history: WRITERS + 1 }, { folder, stores: true });
  await sleep(1_000);
  const meter = new Meter(target);
  const messages = [];
  const reader = target.client(1, "history", WRITERS, {
    ...finding(WRITERS),
    onMessage: (message) => messages.push(message),
  });
  await reader.connect();
  for (const deadline = performance.now() + 120_000; !reader.completeAt && performance.now() < deadline; )
    await sleep(1);
  await sleep(1_000);
  const cost = meter.read();
  reader.close();
  const equal = isEqual(target, messages, readFileSync(join(kept, "wanted")));
  const disk = bytesIn(folder);
  await target.down("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
  return {
    ms: reader.completeAt ? round(reader.completeAt - reader.began) : null,
    equal,
    disk_mb: round(disk / 1e6),
    ...cost,
  };
}

async function seed(target, updates, kept, random) {
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(join(kept, "data"), { recursive: true });
  await target.up({ history: WRITERS + 1 }, { folder: join(kept, "data"), stores: true });
  const persons = Array.from({ length: WRITERS }, (_, seat) => target.seat("history", seat).person);
  const written = history(WRITERS, updates / WRITERS, persons, random);
  const writers = written.map((_, seat) => target.client(seat, "history", seat));
  const reader = target.client(999, "history", WRITERS, finding(WRITERS));
  await connectAll([...writers, reader], 1);
  const began = performance.now();
  for (let next = 0; next < updates; await sleep(5)) {
    const due = Math.min(updates, Math.floor(((performance.now() - began) / 1000) * SENT_PER_SECOND));
    for (; next < due; next++) {
      const writer = next % WRITERS;
      writers[writer].send(target.updateFrame("history", written[writer].updates[Math.floor(next / WRITERS)]));
    }
  }
  await settled(target);
  for (const client of [...writers, reader]) client.close();
  await sleep(1_500);
  await target.down();
  const wanted = Y.mergeUpdates(written.map(({ doc }) => Y.encodeStateAsUpdate(doc)));
  writeFileSync(join(kept, "wanted"), wanted);
  writeFileSync(join(kept, "complete"), "");
}

/** Until the server has been at rest for three seconds: what it stores, it has stored. */
async function settled(target) {
  const deadline = performance.now() + SETTLE_MS;
  for (let rest = 0, last = target.cpu(); rest < 3 && performance.now() < deadline; ) {
    await sleep(1_000);
    const used = target.cpu();
    rest = used - last < 0.03 ? rest + 1 : 0;
    last = used;
  }
}

function finding(writers) {
  const found = new Set();
  let now = 0;
  const scan = scanner((writer, edit, reader) => {
    if (!isReleased(edit) || writer >= writers) return;
    found.add(writer);
    if (found.size === writers) reader.completeAt ??= now;
  });
  return {
    onBytes: (bytes, start, end, client) => {
      now = performance.now();
      scan(bytes, start, end, client);
    },
  };
}

function isEqual(target, messages, wanted) {
  const [read, written] = [new Y.Doc(), new Y.Doc()];
  for (const update of messages.map(target.wire.open)) if (update) Y.applyUpdate(read, update);
  Y.applyUpdate(written, new Uint8Array(wanted));
  const canonical = (doc) =>
    JSON.stringify(
      Object.entries(doc.getMap("pieces").toJSON())
        .sort()
        .map(([id, piece]) => [id, Object.entries(piece).sort()]),
    );
  return canonical(read) === canonical(written);
}

function bytesIn(folder) {
  const files = readdirSync(folder, { recursive: true }).map((name) => statSync(join(folder, name)));
  return files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}
