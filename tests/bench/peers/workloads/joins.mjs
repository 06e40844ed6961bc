import { furnished, isReleased } from "../board.mjs";
import { Histogram, round } from "../histogram.mjs";
import { scanner } from "../markers.mjs";
import { sleep } from "../processes.mjs";
import { connectAll, Meter } from "../target.mjs";

const PATIENCE_MS = 60_000;

/** So many people open a board of so many pieces at the same moment: from connecting to having every piece. */
export async function joins(target, { pieces, joiners }) {
  await target.up({ board: joiners + 1 });
  const needed = pieces - (target.wire.slack ?? 0);
  let now = 0;
  const scan = scanner((piece, edit, reader) => {
    if (!isReleased(edit) || piece >= pieces || reader.has[piece]) return;
    reader.has[piece] = 1;
    if (++reader.found === needed) reader.completeAt = now;
  });
  const onBytes = (bytes, start, end, client) => {
    if (client.completeAt) return;
    now = performance.now();
    scan(bytes, start, end, client);
  };
  const joiner = (seat) =>
    Object.assign(target.client(seat, "board", seat, { onBytes }), { has: new Uint8Array(pieces), found: 0 });
  const seeder = target.client(60_000, "board", joiners);
  await connectAll([seeder]);
  for (const update of furnished(target.wire, pieces, target.seat("board", joiners).person)) {
    seeder.send(target.updateFrame("board", update));
    while (seeder.unsent > 1e6) await sleep(5);
  }
  await complete(joiner(0)); // until all of it has come through
  const alone = [];
  for (let time = 0; time < 5; time++) alone.push(await complete(joiner(time)));
  const clients = Array.from({ length: joiners }, (_, seat) => joiner(seat));
  const meter = new Meter(target);
  for (const client of clients) client.connect().catch(() => {});
  const deadline = performance.now() + PATIENCE_MS;
  while (clients.some(({ completeAt }) => !completeAt) && performance.now() < deadline) await sleep(5);
  const cost = meter.read();
  const latency = new Histogram();
  for (const { completeAt, began } of clients) if (completeAt) latency.add(completeAt - began);
  for (const client of [...clients, seeder]) client.close();
  return {
    ...latency.summary(),
    arrived: round((100 * latency.count) / joiners),
    alone_ms: round(alone.sort((a, b) => a - b)[2]),
    ...cost,
    peak_mb: round(target.peak()),
  };
}

async function complete(client) {
  await client.connect();
  for (const deadline = performance.now() + PATIENCE_MS; !client.completeAt; await sleep(5))
    if (performance.now() > deadline) throw new Error(`only ${client.found} pieces arrived`);
  client.close();
  return client.completeAt - client.began;
}
