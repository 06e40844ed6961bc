// A WebSocket client without a document and without an allocation per message: it counts frames, answers pings, looks at
// the beginning of frames while it is joining, and hands every read to a scanner of markers.
import { randomBytes } from "node:crypto";
import { connect } from "node:net";

const MASK = Buffer.from([0x5a, 0xc3, 0x17, 0x9e]);
const BINARY = 2;
const HEAD_BYTES = 160; // of a frame, enough to tell what it is
const SHARED = Buffer.allocUnsafeSlow(256 * 1024); // for all sockets: reads are used up at once

export const traffic = { frames: 0, bytes: 0, sent: 0 };

/** A whole masked frame. */
export function frame(payload, kind = BINARY) {
  const length = payload.length;
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafe(head + 4 + length);
  bytes[0] = 0x80 | kind;
  if (head === 2) bytes[1] = 0x80 | length;
  else if (head === 4) {
    bytes[1] = 0x80 | 126;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = 0x80 | 127;
    bytes.writeBigUInt64BE(BigInt(length), 2);
  }
  MASK.copy(bytes, head);
  for (let i = 0; i < length; i++) bytes[head + 4 + i] = payload[i] ^ MASK[i & 3];
  return bytes;
}

export class Client {
  carry = Buffer.alloc(16); // of the scanner
  carried = 0;
  open = false;
  closed = false;
  synced = false;
  joining = true;
  #http = Buffer.alloc(0);
  #header = Buffer.allocUnsafe(16);
  #gathered = 0;
  #left = 0; // bytes of the present frame still to come
  #kind = 0;
  #final = false;
  #head;
  #headed = 0;
  #parts = [];
  #socket;
  #settle;

  /** `onBytes(bytes, start, end, client)`; with `onMessage(payload)` whole messages are kept, too. */
  constructor(id, { port, path, room, wire, onBytes, onMessage }) {
    Object.assign(this, { id, port, path, room, wire, onBytes, onMessage });
  }

  /** Resolves when the socket is open. */
  connect() {
    this.began = performance.now();
    const opened = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    opened.catch(() => {});
    const onread = { buffer: SHARED, callback: (size, bytes) => this.#read(bytes, size) };
    this.#socket = connect({ host: "127.0.0.1", port: this.port, noDelay: true, onread });
    this.#socket.on("connect", () => this.#socket.write(this.#request()));
    this.#socket.on("error", (error) => this.#end(error));
    this.#socket.on("close", () => this.#end(new Error("closed")));
    return opened;
  }

  send(bytes) {
    if (this.closed) return;
    traffic.sent++;
    this.#socket.write(bytes);
  }

  get unsent() {
    return this.#socket.writableLength;
  }

  close() {
    this.closed = true;
    this.#socket?.destroy();
  }

  sync() {
    if (this.synced) return;
    this.synced = true;
    this.syncedAt = performance.now();
  }

  #request() {
    const key = randomBytes(16).toString("base64");
    return [
      `GET ${this.path} HTTP/1.1`,
      `Host: 127.0.0.1:${this.port}`,
      "Upgrade: websocket",
      "Connection: Upgrade",
      `Sec-WebSocket-Key: ${key}`,
      "Sec-WebSocket-Version: 13\r\n\r\n",
    ].join("\r\n");
  }

  #end(error) {
    this.closed = true;
    this.#settle.reject(error);
  }

  #read(bytes, size) {
    if (this.open) {
      this.#take(bytes, 0, size);
      return true;
    }
    this.#http = Buffer.concat([this.#http, bytes.subarray(0, size)]);
    const end = this.#http.indexOf("\r\n\r\n");
    if (end < 0) return true;
    const head = this.#http.subarray(0, end).toString("latin1");
    if (!head.startsWith("HTTP/1.1 101")) {
      this.#end(new Error(head.split("\r\n")[0]));
      return true;
    }
    this.open = true;
    this.openedAt = performance.now();
    for (const message of this.wire.greeting(this)) this.send(frame(message, this.wire.kind ?? BINARY));
    this.#settle.resolve();
    const rest = this.#http;
    this.#http = undefined;
    if (rest.length > end + 4) this.#take(rest, end + 4, rest.length);
    return true;
  }

  #take(bytes, start, end) {
    traffic.bytes += end - start;
    this.onBytes?.(bytes, start, end, this);
    for (let at = start; at < end; ) {
      if (this.#left === 0) {
        at = this.#gather(bytes, at, end);
        if (this.#gathered > 0) return;
        if (this.#left === 0) this.#finish();
        continue;
      }
      const size = Math.min(this.#left, end - at);
      if (this.#head) {
        const part = Math.min(size, this.#head.length - this.#headed);
        bytes.copy(this.#head, this.#headed, at, at + part);
        this.#headed += part;
      }
      at += size;
      this.#left -= size;
      if (this.#left === 0) this.#finish();
    }
  }

  /** Byte by byte, for a header may be cut anywhere. Where it ended; `#gathered` is 0 when it is whole. */
  #gather(bytes, start, end) {
    let at = start;
    while (at < end) {
      this.#header[this.#gathered++] = bytes[at++];
      if (this.#gathered < 2) continue;
      const short = this.#header[1] & 0x7f;
      if (this.#gathered < (short < 126 ? 2 : short === 126 ? 4 : 10)) continue;
      this.#begin(short);
      this.#gathered = 0;
      break;
    }
    return at;
  }

  #begin(short) {
    const header = this.#header;
    this.#kind = header[0] & 0x0f;
    this.#final = (header[0] & 0x80) !== 0;
    this.#left = short < 126 ? short : short === 126 ? header.readUInt16BE(2) : Number(header.readBigUInt64BE(2));
    traffic.frames++;
    const whole = this.#kind >= 8 || this.onMessage;
    this.#head =
      whole || this.joining ? Buffer.allocUnsafe(whole ? this.#left : Math.min(this.#left, HEAD_BYTES)) : null;
    this.#headed = 0;
  }

  #finish() {
    if (this.#kind === 9) this.send(frame(this.#head, 10));
    if (this.#kind === 8) this.code = this.#head.length >= 2 ? this.#head.readUInt16BE(0) : 0;
    if (this.#kind >= 8) return;
    if (this.onMessage) {
      this.#parts.push(this.#head);
      if (!this.#final) return;
      const message = Buffer.concat(this.#parts.splice(0));
      this.wire.hear(this, message);
      this.onMessage(message);
    } else if (this.joining && this.#kind !== 0) this.wire.hear(this, this.#head);
  }
}
