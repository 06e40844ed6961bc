// Servers as processes of their own, and what they use of the machine.
import { spawn } from "node:child_process";
import { openSync, readdirSync, readFileSync } from "node:fs";
import { connect, createServer } from "node:net";

const TICKS_PER_SECOND = 100;

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function start({ command, args, environment, folder, core, port, log }) {
  const output = log ? openSync(log, "a") : "ignore";
  const child = spawn("taskset", ["-c", String(core), command, ...args], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ["ignore", output, output],
  });
  let ended = false;
  child.on("exit", () => {
    ended = true;
  });
  await listening(port, () => ended);
  return {
    pids: () => tree(child.pid),
    hasEnded: () => ended,
    async stop(signal = "SIGTERM", patience = 15_000) {
      for (const pid of signal === "SIGKILL" ? tree(child.pid) : [child.pid]) tell(pid, signal);
      for (const deadline = performance.now() + patience; !ended && performance.now() < deadline; ) await sleep(20);
      for (const pid of ended ? [] : tree(child.pid)) tell(pid, "SIGKILL");
      while (!ended) await sleep(20);
    },
  };
}

export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Seconds of processor time of all threads so far. Those of ended threads count in whole ticks only. */
export function cpuSeconds(pids) {
  const used = pids.map((pid) => {
    const stat = statOf(pid);
    return stat ? Math.max(threadSeconds(pid), stat.ticks / TICKS_PER_SECOND - 0.02) : 0;
  });
  return used.reduce((sum, seconds) => sum + seconds, 0);
}

export function residentMegabytes(pids, line = "VmRSS") {
  const sizes = pids.map((pid) => Number(new RegExp(`${line}:\\s+(\\d+)`).exec(read(`/proc/${pid}/status`))?.[1] ?? 0));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** Seconds of processor time of the whole machine. */
export function machineSeconds() {
  const [user, nice, system, , , irq, softirq, steal] = read("/proc/stat")
    .split("\n")[0]
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softirq + steal) / TICKS_PER_SECOND;
}

export function ownSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function listening(port, hasEnded) {
  for (const deadline = performance.now() + 60_000; performance.now() < deadline; await sleep(15)) {
    if (hasEnded()) throw new Error("the server ended before it listened");
    const isOpen = await new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
      socket.unref();
      setTimeout(() => socket.destroy(), 200);
    });
    if (isOpen) return;
  }
  throw new Error("the server did not listen");
}

function tree(root) {
  const children = new Map();
  for (const name of readdirSync("/proc")) {
    const stat = /^\d+$/.test(name) ? statOf(name) : undefined;
    if (stat) children.set(stat.parent, [...(children.get(stat.parent) ?? []), Number(name)]);
  }
  const found = [root];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

function statOf(pid) {
  const text = read(`/proc/${pid}/stat`);
  if (!text) return undefined;
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
}

function threadSeconds(pid) {
  try {
    const times = readdirSync(`/proc/${pid}/task`).map((task) =>
      Number(read(`/proc/${pid}/task/${task}/schedstat`).split(" ")[0]),
    );
    return times.reduce((sum, time) => sum + time, 0) / 1e9;
  } catch {
    return 0;
  }
}

function tell(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // it ended by itself
  }
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
