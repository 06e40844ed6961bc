import type { AddressInfo } from "node:net";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { type WebSocket, WebSocketServer } from "ws";
import { modifyAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";

type Refusal = { code: string; piece: string | null };
type Member = {
  socket: WebSocket;
  received: number;
  halted: boolean;
  clientId: number;
  acknowledged: number;
  presence?: Uint8Array;
};

/**
 * A board server of its own, with Yjs: the other end of the wire, written from the protocol's description and sharing
 * no code with what it tests. It accepts before it answers, refuses by a rule, and can be slow, cut or restarted.
 */
export class BoardPeer {
  doc = new Y.Doc();
  /** Looks at the document as it would be; a refusal leaves the real one untouched. */
  rule: ((after: Y.Doc, before: Y.Doc) => Refusal | null) | undefined;
  /** While false, updates are applied and acknowledged to nobody yet. */
  acknowledging = true;
  readonly hellos: number[] = [];
  readonly awareness: Uint8Array[] = [];
  updates = 0;
  largestFrame = 0;
  #server: WebSocketServer | undefined;
  #members = new Set<Member>();
  #port = 0;

  async start(): Promise<this> {
    const server = new WebSocketServer({ port: this.#port, host: "127.0.0.1" });
    this.#server = server;
    server.on("connection", (socket) => this.#join(socket));
    await new Promise((resolve) => server.once("listening", resolve));
    this.#port = (server.address() as AddressInfo).port;
    return this;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.#port}/sync/board`;
  }

  get connections(): number {
    return this.#members.size;
  }

  /** Cut every line, as a network does: without a word, or with a close code. */
  cut(code?: number): void {
    for (const { socket } of this.#members) code ? socket.close(code) : socket.terminate();
    this.#members.clear();
  }

  notify(code: string): void {
    for (const { socket } of this.#members) socket.send(json(103, { code, text: "" }));
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise((resolve) => (this.#server ? this.#server.close(resolve) : resolve(undefined)));
  }

  acknowledge(): void {
    this.acknowledging = true;
    for (const member of this.#members) this.#acknowledge(member);
  }

  /** Says that the first `count` messages of each connection are in the log, and no more. */
  acknowledgeOnly(count: number): void {
    this.broadcast(varUints(101, count));
  }

  /** Somebody else edits the board. */
  edit(change: (doc: Y.Doc) => void): void {
    this.doc.transact(() => change(this.doc));
  }

  broadcast(frame: Uint8Array): void {
    for (const { socket } of this.#members) socket.send(frame);
  }

  text(piece: string): string | undefined {
    const map = this.doc.getMap<Y.Map<unknown>>("pieces").get(piece);
    return map?.get("text")?.toString();
  }

  #join(socket: WebSocket): void {
    const member: Member = { socket, received: 0, halted: false, clientId: 0, acknowledged: 0 };
    this.#members.add(member);
    const fanOut = (update: Uint8Array, origin: unknown) => origin !== member && socket.send(sync(2, update));
    this.doc.on("update", fanOut);
    socket.on("close", () => {
      this.doc.off("update", fanOut);
      this.#members.delete(member);
    });
    socket.on("message", (data: Buffer) => this.#receive(member, new Uint8Array(data)));
    socket.send(sync(0, Y.encodeStateVector(this.doc)));
    for (const { presence } of this.#members) if (presence) socket.send(presence);
  }

  #receive(member: Member, bytes: Uint8Array): void {
    this.largestFrame = Math.max(this.largestFrame, bytes.length);
    const from = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(from);
    if (type === 1) this.#hear(member, decoding.readVarUint8Array(from));
    if (type === 104) this.#greet(member, JSON.parse(decoding.readVarString(from)) as { clientId: number });
    if (type !== 0) return;
    const step = decoding.readVarUint(from);
    const payload = decoding.readVarUint8Array(from);
    if (step === 0) member.socket.send(sync(1, Y.encodeStateAsUpdate(this.doc, payload)));
    else this.#write(member, payload);
  }

  /** Says who it is, as the server knows it, and tells everybody. */
  #hear(member: Member, payload: Uint8Array): void {
    this.awareness.push(payload);
    const person = { id: `person-${member.clientId}`, name: "Ana", function: "quality", role: "participant" };
    const named = modifyAwarenessUpdate(payload, (state: object | null) => state && { ...state, person });
    const frame = encoding.encode((to) => {
      encoding.writeVarUint(to, 1);
      encoding.writeVarUint8Array(to, named);
    });
    member.presence = frame;
    this.broadcast(frame);
  }

  #greet(member: Member, { clientId }: { clientId: number }): void {
    this.hellos.push(clientId);
    member.clientId = clientId;
    member.halted = false;
    member.socket.send(json(104, { clientId, person: "person", keepalive: 15 }));
  }

  #write(member: Member, update: Uint8Array): void {
    member.received++;
    this.updates++;
    if (member.halted) return;
    const refusal = this.#judge(update);
    if (refusal) {
      member.halted = true;
      member.socket.send(json(102, { ...refusal, upTo: member.received, document: "board" }));
      return;
    }
    Y.applyUpdate(this.doc, update, member);
    member.acknowledged = member.received;
    if (this.acknowledging) this.#acknowledge(member);
  }

  #judge(update: Uint8Array): Refusal | null {
    if (!this.rule) return null;
    const after = new Y.Doc();
    Y.applyUpdate(after, Y.encodeStateAsUpdate(this.doc));
    Y.applyUpdate(after, update);
    return after.store.pendingStructs ? { code: "gap", piece: null } : this.rule(after, this.doc);
  }

  #acknowledge({ socket, acknowledged }: Member): void {
    if (acknowledged > 0) socket.send(varUints(101, acknowledged));
  }
}

function sync(step: number, payload: Uint8Array): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarUint(to, 0);
    encoding.writeVarUint(to, step);
    encoding.writeVarUint8Array(to, payload);
  });
}

function json(type: number, body: unknown): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarUint(to, type);
    encoding.writeVarString(to, JSON.stringify(body));
  });
}

function varUints(...numbers: number[]): Uint8Array {
  return encoding.encode((to) => {
    for (const number of numbers) encoding.writeVarUint(to, number);
  });
}
