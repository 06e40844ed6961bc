import { typing as edits } from "../board.mjs";
import { Histogram, round } from "../histogram.mjs";
import { scanner } from "../markers.mjs";
import { sleep } from "../processes.mjs";
import { connectAll, Meter, onSchedule, spread } from "../target.mjs";

const DRAIN_MS = 30_000;
const SILENCE_MS = 4_000;

/** `rooms` rooms of `people` each write into a piece of their own: from sending to receipt by every other in the room. */
export async function typing(target, { rooms, people, perSecond, seconds }, random) {
  const all = rooms * people;
  const each = Math.round(perSecond * seconds);
  const roomOf = (writer) => `r${Math.floor(writer / people)}`;
  await target.up(Object.fromEntries(Array.from({ length: rooms }, (_, room) => [`r${room}`, people])));
  const frames = Array.from({ length: all }, (_, writer) => {
    const { person } = target.seat(roomOf(writer), writer % people);
    return edits(target.wire, writer, person, each).map((update) => target.updateFrame(roomOf(writer), update));
  });
  const arrivals = new Arrivals(all, each, people);
  const clients = frames.map((_, writer) =>
    target.client(writer, roomOf(writer), writer % people, { onBytes: arrivals.onBytes }),
  );
  await connectAll(clients);
  for (const client of clients) client.joining = false;
  for (const [writer, client] of clients.entries()) client.send(frames[writer][0]);
  await sleep(1_500);
  const meter = new Meter(target);
  await onSchedule(spread(all, each, perSecond, random), ({ person, edit }) => {
    arrivals.sent(person, edit);
    clients[person].send(frames[person][edit + 1]);
  });
  await arrivals.complete(performance.now() + DRAIN_MS);
  const cost = meter.read();
  for (const client of clients) client.close();
  return { ...arrivals.latency.summary(), arrived: arrivals.share(), ...cost, resident_mb: round(target.resident()) };
}

class Arrivals {
  latency = new Histogram();
  #sentAt;
  #seen;
  #each;
  #people;
  #expected;
  #found = 0;
  #now = 0;
  #lastNew = 0;

  constructor(all, each, people) {
    this.#each = each;
    this.#people = people;
    this.#sentAt = new Float64Array(all * each).fill(Number.NaN);
    this.#seen = Array.from({ length: all }, () => new Uint8Array(people * each));
    this.#expected = all * each * (people - 1);
    const scan = scanner((writer, edit, reader) => this.#mark(writer, edit, reader));
    this.onBytes = (bytes, start, end, client) => {
      this.#now = performance.now();
      scan(bytes, start, end, client);
    };
  }

  sent(writer, edit) {
    this.#sentAt[writer * this.#each + edit] = performance.now();
  }

  share = () => round((100 * this.#found) / this.#expected);

  async complete(deadline) {
    this.#lastNew = performance.now();
    while (this.#found < this.#expected && performance.now() < Math.min(deadline, this.#lastNew + SILENCE_MS))
      await sleep(20);
  }

  #mark(writer, edit, reader) {
    const sent = this.#sentAt[writer * this.#each + edit];
    if (writer === reader.id || edit >= this.#each || !(sent <= this.#now)) return;
    const place = (writer % this.#people) * this.#each + edit;
    if (this.#seen[reader.id][place]) return;
    this.#seen[reader.id][place] = 1;
    this.#found++;
    this.#lastNew = this.#now;
    this.latency.add(this.#now - sent);
  }
}
