import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** The frames of the board's socket: stock y-protocols below 100, ours from 100 on. One message a frame. */
export const BOARD = "board";
export const STAGE = "stage";

/** The document of a person's private pieces: the server opens it for nobody else. */
export function handOf(person: string): string {
  return `hand:${person}`;
}

export enum Step {
  stateVector = 0,
  answer = 1,
  update = 2,
}

export type Refusal = { code: string; piece: string | null; upTo: number; document: string };

export type Frame =
  | { kind: "sync"; document: string; step: number; payload: Uint8Array }
  | { kind: "awareness"; payload: Uint8Array }
  | { kind: "auth"; reason: string }
  | { kind: "queryAwareness" }
  | { kind: "saved"; count: number }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "notice"; code: string; text: string }
  | { kind: "hello"; clientId: number; person: string; keepaliveSeconds: number; nowMs: number }
  | { kind: "unknown"; type: number };

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const QUERY_AWARENESS = 3;
const DOCUMENT = 100;
const SAVED = 101;
const REFUSED = 102;
const NOTICE = 103;
const HELLO = 104;

/** Throws on bytes that are no frame. */
export function decodeFrame(bytes: Uint8Array): Frame {
  const from = decoding.createDecoder(bytes);
  const type = decoding.readVarUint(from);
  switch (type) {
    case SYNC:
      return { kind: "sync", document: BOARD, ...readSync(from) };
    case DOCUMENT:
      return { kind: "sync", document: decoding.readVarString(from), ...readSync(from) };
    case AWARENESS:
      return { kind: "awareness", payload: decoding.readVarUint8Array(from) };
    case AUTH:
      decoding.readVarUint(from);
      return { kind: "auth", reason: decoding.readVarString(from) };
    case QUERY_AWARENESS:
      return { kind: "queryAwareness" };
    case SAVED:
      return { kind: "saved", count: decoding.readVarUint(from) };
    case REFUSED:
      return { kind: "refused", refusal: readRefusal(readJson(from)) };
    case NOTICE:
      return readNotice(readJson(from));
    case HELLO:
      return readHello(readJson(from));
    default:
      return { kind: "unknown", type };
  }
}

export function encodeSync(step: Step, payload: Uint8Array, document: string = BOARD): Uint8Array {
  return encoding.encode((to) => {
    if (document === BOARD) encoding.writeVarUint(to, SYNC);
    else {
      encoding.writeVarUint(to, DOCUMENT);
      encoding.writeVarString(to, document);
    }
    encoding.writeVarUint(to, step);
    encoding.writeVarUint8Array(to, payload);
  });
}

export function encodeAwareness(payload: Uint8Array): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarUint(to, AWARENESS);
    encoding.writeVarUint8Array(to, payload);
  });
}

/** The first frame of a connection; binds the client id to the person and asks for frames 101 to 103. */
export function encodeHello(clientId: number, document: string = BOARD): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarUint(to, HELLO);
    encoding.writeVarString(to, JSON.stringify({ clientId, document }));
  });
}

function readSync(from: decoding.Decoder): { step: number; payload: Uint8Array } {
  return { step: decoding.readVarUint(from), payload: decoding.readVarUint8Array(from) };
}

function readJson(from: decoding.Decoder): Record<string, unknown> {
  const value: unknown = JSON.parse(decoding.readVarString(from));
  if (typeof value !== "object" || value === null) throw new Error("A frame's JSON must be an object");
  return value as Record<string, unknown>;
}

function readRefusal(json: Record<string, unknown>): Refusal {
  return {
    code: String(json.code ?? ""),
    piece: typeof json.piece === "string" ? json.piece : null,
    upTo: Number(json.upTo ?? 0),
    document: String(json.document ?? BOARD),
  };
}

function readNotice(json: Record<string, unknown>): Frame {
  return { kind: "notice", code: String(json.code ?? ""), text: String(json.text ?? "") };
}

function readHello(json: Record<string, unknown>): Frame {
  return {
    kind: "hello",
    clientId: Number(json.clientId ?? 0),
    person: String(json.person ?? ""),
    keepaliveSeconds: Number(json.keepalive ?? 0),
    nowMs: Number(json.now ?? 0),
  };
}
