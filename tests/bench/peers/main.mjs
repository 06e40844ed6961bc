// node main.mjs WORKLOAD SERVER '{"parameters": …}' SEED: one run, one line of JSON.
import { sleep } from "./processes.mjs";
import { Target } from "./target.mjs";
import { cold } from "./workloads/cold.mjs";
import { cursors } from "./workloads/cursors.mjs";
import { idle } from "./workloads/idle.mjs";
import { joins } from "./workloads/joins.mjs";
import { kills } from "./workloads/kills.mjs";
import { typing } from "./workloads/typing.mjs";

const WORKLOADS = { typing, cursors, joins, cold, kills, idle };

const [workload, server, parameters, seed] = process.argv.slice(2);
const target = new Target(server);
let found;
try {
  found = await WORKLOADS[workload](target, JSON.parse(parameters), seeded(Number(seed)));
} catch (error) {
  found = { error: String(error) };
}
await target.down().catch(() => {});
if (target.folder) target.forget();
await sleep(100);
process.stdout.write(`${JSON.stringify(found)}\n`);
process.exit(0);

function seeded(start) {
  let state = start;
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}
