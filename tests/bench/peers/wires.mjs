// What each server speaks: what a client says first, how it hears that it is in sync, and how an edit is wrapped.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { frame } from "./socket.mjs";

const NOTHING = new Uint8Array([0]); // an empty state vector
const NO_UPDATE = new Uint8Array([0, 0]);

function bytes(...parts) {
  const encoder = encoding.createEncoder();
  for (const part of parts) {
    if (typeof part === "number") encoding.writeVarUint(encoder, part);
    else if (typeof part === "string") encoding.writeVarString(encoder, part);
    else encoding.writeVarUint8Array(encoder, part);
  }
  return Buffer.from(encoding.toUint8Array(encoder));
}

/** The y-protocols with the room in the address: y-websocket-server, pycrdt-websocket and ours. */
export const yProtocols = {
  greeting: () => [bytes(0, 0, NOTHING)],
  hear(client, head) {
    if (head.length < 2 || head[0] !== 0) return;
    if (head[1] === 0) client.send(frame(bytes(0, 1, NO_UPDATE)));
    else if (head[1] === 1) client.sync();
  },
  update: (_room, update) => bytes(0, 2, update),
  awareness: (_room, states) => bytes(1, states),
  open(message) {
    const decoder = decoding.createDecoder(new Uint8Array(message));
    if (decoding.readVarUint(decoder) !== 0) return undefined;
    return decoding.readVarUint(decoder) > 0 ? decoding.readVarUint8Array(decoder) : undefined;
  },
};

/** hocuspocus 4: every message begins with the document's name; a token first. */
export const hocuspocus = {
  greeting: ({ room }) => [bytes(room, 2, 0, "token", "4.7.0"), bytes(room, 0, 0, NOTHING)],
  hear(client, head) {
    const at = Buffer.byteLength(client.room) + 1; // rooms are shorter than 128 bytes
    if (head.length < at + 2 || (head[at] !== 0 && head[at] !== 4)) return;
    if (head[at + 1] === 0) client.send(frame(bytes(client.room, 0, 1, NO_UPDATE)));
    else if (head[at + 1] === 1) client.sync();
  },
  update: (room, update) => bytes(room, 0, 2, update),
  awareness: (room, states) => bytes(room, 1, states),
  open(message) {
    const decoder = decoding.createDecoder(new Uint8Array(message));
    decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    if (type !== 0 && type !== 4) return undefined;
    return decoding.readVarUint(decoder) > 0 ? decoding.readVarUint8Array(decoder) : undefined;
  },
};

const json = (value) => Buffer.from(JSON.stringify(value));

/** tldraw sync: records as JSON in text frames. It is no CRDT; its edits are whole records. */
export const tldraw = {
  kind: 1,
  slack: 40, // long messages are cut without regard to our markers
  greeting: ({ id }) => [
    json({
      type: "connect",
      connectRequestId: `r${id}`,
      schema: { schemaVersion: 2, sequences: {} },
      protocolVersion: 8,
      lastServerClock: -1,
    }),
  ],
  hear(client, head) {
    if (/"type":"connect"|^\d+_/.test(head.toString("latin1"))) client.sync();
  },
  update: (_room, push) => push,
  awareness: (_room, push) => push,
  put: (clock, records) =>
    json({
      type: "push",
      clientClock: clock,
      diff: Object.fromEntries(records.map((record) => [record.id, ["put", record]])),
    }),
  point: (id, clock, state) =>
    json({ type: "push", clientClock: clock, presence: ["put", { id: `cursor:${id}`, typeName: "cursor", ...state }] }),
};
