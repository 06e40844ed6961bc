import { pointing } from "../board.mjs";
import { Histogram, round } from "../histogram.mjs";
import { scanner } from "../markers.mjs";
import { sleep } from "../processes.mjs";
import { connectAll, Meter, onSchedule, spread } from "../target.mjs";

const DRAIN_MS = 20_000;
const SILENCE_MS = 4_000;

/**
 * Everybody in one room points about. A state counts as delivered when the reader has it or a newer one of the same
 * person: how stale what one sees is.
 */
export async function cursors(target, { people, perSecond, seconds }, random) {
  const each = Math.round(perSecond * seconds);
  await target.up({ r0: people });
  const frames = Array.from({ length: people }, (_, writer) => {
    const { person } = target.seat("r0", writer);
    const state = (edit) => pointing(target.wire, writer, edit, person, round(random() * 2000), round(random() * 1000));
    return Array.from({ length: each + 1 }, (_, edit) => target.awarenessFrame("r0", state(edit)));
  });
  const sentAt = new Float64Array(people * (each + 1)).fill(Number.NaN);
  const newest = new Int32Array(people * people);
  const latency = new Histogram();
  let [now, lastNew, observed] = [0, 0, 0];
  const scan = scanner((writer, edit, reader) => {
    const known = newest[reader.id * people + writer];
    if (writer === reader.id || edit <= known || edit > each || !(sentAt[writer * (each + 1) + edit] <= now)) return;
    for (let state = known + 1; state <= edit; state++) latency.add(now - sentAt[writer * (each + 1) + state]);
    newest[reader.id * people + writer] = edit;
    observed++;
    lastNew = now;
  });
  const onBytes = (bytes, start, end, client) => {
    now = performance.now();
    scan(bytes, start, end, client);
  };
  const clients = frames.map((_, writer) => target.client(writer, "r0", writer, { onBytes }));
  await connectAll(clients);
  for (const [writer, client] of clients.entries()) {
    client.joining = false;
    client.send(frames[writer][0]);
    if (writer % 10 === 9) await sleep(5);
  }
  await sleep(1_500);
  const meter = new Meter(target);
  await onSchedule(spread(people, each, perSecond, random), ({ person, edit }) => {
    sentAt[person * (each + 1) + edit + 1] = performance.now();
    clients[person].send(frames[person][edit + 1]);
  });
  const expected = people * each * (people - 1);
  lastNew = performance.now();
  const deadline = performance.now() + DRAIN_MS;
  while (latency.count < expected && performance.now() < Math.min(deadline, lastNew + SILENCE_MS)) await sleep(20);
  const cost = meter.read();
  for (const client of clients) client.close();
  const share = (count) => round((100 * count) / expected);
  return {
    ...latency.summary(),
    arrived: share(latency.count),
    observed: share(observed),
    ...cost,
    resident_mb: round(target.resident()),
  };
}
