import { pointing } from "../board.mjs";
import { round } from "../histogram.mjs";
import { sleep } from "../processes.mjs";
import { connectAll } from "../target.mjs";

/** People who look on, ten a room: memory for each of them, and what the server does meanwhile. */
export async function idle(target, { people, aRoom, seconds }) {
  const rooms = Math.ceil(people / aRoom);
  await target.up(Object.fromEntries(Array.from({ length: rooms }, (_, room) => [`r${room}`, aRoom])));
  await sleep(1_000);
  const before = target.resident();
  const clients = Array.from({ length: people }, (_, id) =>
    target.client(id, `r${Math.floor(id / aRoom)}`, id % aRoom),
  );
  await connectAll(clients, 50);
  for (const client of clients) {
    const { person } = target.seat(client.room, client.id % aRoom);
    client.send(target.awarenessFrame(client.room, pointing(target.wire, client.id, 0, person, 1, 2)));
    if (client.id % 50 === 49) await sleep(20);
  }
  await sleep(3_000);
  const [resident, cpu] = [target.resident(), target.cpu()];
  await sleep(seconds * 1000);
  const used = target.cpu() - cpu;
  const open = clients.filter(({ closed }) => !closed).length;
  for (const client of clients) client.close();
  return {
    connections: open,
    kilobytes_each: round(((resident - before) * 1024) / people),
    idle_cpu: round(used / seconds),
    resident_mb: round(resident),
  };
}
