import { typing as edits } from "../board.mjs";
import { scanner } from "../markers.mjs";
import { sleep } from "../processes.mjs";
import { connectAll, onSchedule, spread } from "../target.mjs";

/**
 * The server is killed while people write; then it starts again: how many updates does it lack that others than their
 * author had received. `times` kills, each of a fresh server.
 */
export async function kills(target, { times, people, perSecond, seconds }, random) {
  const total = { received: 0, lost: 0, kills: 0 };
  for (; total.kills < times; total.kills++) {
    const { received, lost } = await kill(target, people, perSecond, seconds * (0.5 + random()), random);
    total.received += received;
    total.lost += lost;
  }
  return total;
}

async function kill(target, people, perSecond, seconds, random) {
  const each = Math.ceil(perSecond * (seconds + 1));
  await target.up({ r0: people + 1 }, { stores: true });
  const frames = Array.from({ length: people }, (_, writer) =>
    edits(target.wire, writer, target.seat("r0", writer).person, each).map((update) =>
      target.updateFrame("r0", update),
    ),
  );
  const seen = new Set();
  const note = scanner((writer, edit, reader) => {
    if (writer !== reader.id) seen.add(writer * each + edit);
  });
  const clients = frames.map((_, writer) => target.client(writer, "r0", writer, { onBytes: note }));
  await connectAll(clients);
  for (const [writer, client] of clients.entries()) client.send(frames[writer][0]);
  await sleep(300);
  const killed = sleep(seconds * 1000).then(() => target.down("SIGKILL"));
  await onSchedule(spread(people, each, perSecond, random), ({ person, edit }) =>
    clients[person].send(frames[person][edit + 1]),
  );
  await killed;
  for (const client of clients) client.close();
  const back = await readAgain(target, people, each, seen.size);
  const lost = [...seen].filter((edit) => !back.has(edit)).length;
  await target.down("SIGKILL");
  target.forget();
  return { received: seen.size, lost };
}

async function readAgain(target, people, each, expected) {
  await target.up({ r0: people + 1 }, { folder: target.folder, stores: true });
  const back = new Set();
  const note = scanner((writer, edit) => back.add(writer * each + edit));
  const reader = target.client(9_999, "r0", people, { onBytes: note });
  await reader.connect();
  for (const deadline = performance.now() + 4_000; back.size < expected && performance.now() < deadline; )
    await sleep(20);
  reader.close();
  return back;
}
