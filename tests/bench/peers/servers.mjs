// The servers that are compared: how each is started, what it speaks, and where it keeps what it stores.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { hocuspocus, tldraw, yProtocols } from "./wires.mjs";

const HERE = import.meta.dirname;
const PROJECT = join(HERE, "..", "..", "..");
const PEERS = process.env.PEERS; // where the peers are installed
const PYTHON = process.env.PEERS_PYTHON;
const OURS = process.env.OURS_PYTHON;

const byRoom = (_folder) => (room) => ({ path: `/${room}`, person: "person".padEnd(21, "-") });

function node(script, environment) {
  return {
    command: process.execPath,
    args: [script],
    folder: PEERS,
    environment: { NODE_ENV: "production", PEERS, ...environment },
  };
}

export const SERVERS = {
  ours: {
    wire: yProtocols,
    stores: true,
    launch: ({ port, folder, rooms }) => ({
      command: OURS,
      args: ["-m", "tests.bench.peers.launch.ours"],
      folder: PROJECT,
      environment: { PORT: String(port), FOLDER: folder, ROOMS: JSON.stringify(rooms) },
    }),
    // A seat for each client: who writes is who the pieces say they are by.
    seats: (folder) => {
      const boards = JSON.parse(readFileSync(join(folder, "seats.json"), "utf8"));
      return (room, seat) => {
        const { board, people } = boards[room];
        const { person, ticket } = people[seat % people.length];
        return { path: `/sync/${board}?ticket=${ticket}`, person };
      };
    },
  },
  "y-websocket-server": {
    wire: yProtocols,
    launch: ({ port, folder, stores }) =>
      node(join(PEERS, "node_modules/@y/websocket-server/src/server.js"), {
        HOST: "127.0.0.1",
        PORT: String(port),
        ...(stores && { YPERSISTENCE: folder }),
      }),
    seats: byRoom,
  },
  hocuspocus: {
    wire: hocuspocus,
    launch: ({ port, folder, stores }) =>
      node(join(HERE, "launch/hocuspocus.cjs"), {
        PORT: String(port),
        ...(stores && { DATABASE: join(folder, "hocuspocus.db") }),
      }),
    seats: () => () => ({ path: "/", person: "person".padEnd(21, "-") }),
  },
  "pycrdt-websocket": {
    wire: yProtocols,
    launch: ({ port, folder, stores }) => ({
      command: PYTHON,
      args: [join(HERE, "launch/pycrdt_ws.py")],
      folder: PEERS,
      environment: { PORT: String(port), ...(stores && { DATABASE: join(folder, "ystore.db") }) },
    }),
    seats: byRoom,
  },
  tldraw: {
    wire: tldraw,
    launch: ({ port }) => node(join(HERE, "launch/tldraw.cjs"), { PORT: String(port) }),
    seats: byRoom,
  },
};
