import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { type WebSocket, WebSocketServer } from "ws";
import { modifyAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";

type Refusal = { code: string; piece: string | null };
type Hello = { clientId: number; document: string };
type Member = {
  socket: WebSocket;
  person: string;
  received: number;
  halted: Set<string>;
  clientId: number;
  acknowledged: number;
  presence?: Uint8Array;
  open: Set<string>;
  behind?: number;
};

const BOARD = "board";
const TRY_LATER = 1013;
const TOO_MUCH = 4429;
const TAIL_MS = 30;
const UNAVAILABLE: Refusal = { code: "unavailable", piece: null };

/**
 * A board server of its own, with Yjs: the other end of the wire, written from the protocol's description and sharing
 * no code with what it tests. It accepts before it answers, refuses by a rule, and can be slow, cut or restarted.
 */
export class BoardPeer {
  readonly docs = new Map<string, Y.Doc>();
  /** Looks at the document as it would be; a refusal leaves the real one untouched. */
  rule: ((after: Y.Doc, before: Y.Doc) => Refusal | null) | undefined;
  /** Said to everybody who joins: the server takes no changes for the time being. */
  readOnly: string | undefined;
  /** Whoever comes is closed with 4429 before a word: there are too many of their network. */
  crowded = false;
  /** While false, updates are applied and acknowledged to nobody yet. */
  acknowledging = true;
  /** While false, hellos wait: the board is still being opened. What people lack is answered all the same. */
  greeting = true;
  /** How often somebody was answered what they lacked. */
  answers = 0;
  /** While false, nobody is answered what they lack of a document. */
  answering = true;
  /** Whom the cookie of those who come from now on names, whoever their page was opened for. */
  signedIn: string | undefined;
  /** The next so many hellos that follow a refusal are refused as well. */
  takenClientIds = 0;
  /** An encoding of the board from before: who has nothing is answered with it, and with what came since behind it. */
  encoded: Uint8Array | undefined;
  /** A document that was damaged and is kept apart: it can be read, and takes nothing. */
  apart: string | undefined;
  /** Nor any hello. */
  refusesHellos = false;
  readonly awareness: Uint8Array[] = [];
  updates = 0;
  largestFrame = 0;
  #server: WebSocketServer | undefined;
  #members = new Set<Member>();
  #port = 0;
  #hellos: Hello[] = [];
  #welcomes: (() => void)[] = [];

  get doc(): Y.Doc {
    return this.docOf(BOARD);
  }

  /** The board as a server knows it that has lost what it had. */
  set doc(doc: Y.Doc) {
    this.docs.set(BOARD, doc);
  }

  docOf(name: string): Y.Doc {
    const doc = this.docs.get(name) ?? new Y.Doc();
    this.docs.set(name, doc);
    return doc;
  }

  /** A facilitator closes a zone; what participants do in it is refused from here on. */
  lock(zone: string, by = "facilitator"): void {
    this.docOf("stage").getMap("locks").set(zone, { by, at: "2026-11-26T09:00:00Z" });
    this.rule = (after, before) => brokenLock(after, before, this.#closed());
  }

  unlock(zone: string): void {
    this.docOf("stage").getMap("locks").delete(zone);
  }

  async start(): Promise<this> {
    const server = new WebSocketServer({ port: this.#port, host: "127.0.0.1" });
    this.#server = server;
    server.on("connection", (socket, request) => this.#join(socket, request));
    await new Promise((resolve) => server.once("listening", resolve));
    this.#port = (server.address() as AddressInfo).port;
    return this;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.#port}/sync/board`;
  }

  /** The client ids that were introduced, in order. */
  hellosOf(document: string): number[] {
    return this.#hellos.flatMap((hello) => (hello.document === document ? [hello.clientId] : []));
  }

  get hellos(): number[] {
    return this.hellosOf(BOARD);
  }

  get connections(): number {
    return this.#members.size;
  }

  /** Cut every line, as a network does: without a word, or with a close code. */
  cut(code?: number): void {
    for (const { socket } of this.#members) code ? socket.close(code) : socket.terminate();
    this.#members.clear();
  }

  notify(code: string, text = ""): void {
    for (const { socket } of this.#members) socket.send(json(103, { code, text }));
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise((resolve) => (this.#server ? this.#server.close(resolve) : resolve(undefined)));
  }

  /** The hellos that waited are answered. */
  greet(): void {
    this.greeting = true;
    for (const welcome of this.#welcomes.splice(0)) welcome();
  }

  /** Asks everybody for what is missing here. */
  ask(): void {
    this.broadcast(sync(0, Y.encodeStateVector(this.doc)));
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

  #closed(): ReadonlySet<string> {
    return new Set(this.docOf("stage").getMap("locks").keys());
  }

  text(piece: string): string | undefined {
    const map = this.doc.getMap<Y.Map<unknown>>("pieces").get(piece);
    return map?.get("text")?.toString();
  }

  #join(socket: WebSocket, { url = "" }: IncomingMessage): void {
    if (this.crowded) {
      socket.close(TOO_MUCH);
      return;
    }
    const member = {
      socket,
      person: this.signedIn ?? new URL(url, this.url).searchParams.get("person") ?? "",
      received: 0,
      halted: new Set<string>(),
      acknowledged: 0,
      clientId: 0,
      open: new Set(["board"]),
    };
    this.#members.add(member);
    socket.on("close", () => this.#members.delete(member));
    socket.on("message", (data: Buffer) => this.#receive(member, new Uint8Array(data)));
    socket.send(sync(0, Y.encodeStateVector(this.doc)));
    this.#follow(member, BOARD);
    for (const { presence } of this.#members) if (presence) socket.send(presence);
  }

  /** From here on the connection is sent the document's edits, but for its own. */
  #follow(member: Member, name: string): void {
    const doc = this.docOf(name);
    const fanOut = (update: Uint8Array, origin: unknown) =>
      origin !== member && member.socket.send(sync(2, update, name));
    doc.on("update", fanOut);
    member.socket.on("close", () => doc.off("update", fanOut));
    member.open.add(name);
  }

  #receive(member: Member, bytes: Uint8Array): void {
    this.largestFrame = Math.max(this.largestFrame, bytes.length);
    const from = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(from);
    if (type === 1) this.#hear(member, decoding.readVarUint8Array(from));
    if (type === 104) this.#greet(member, JSON.parse(decoding.readVarString(from)) as Hello);
    if (type !== 0 && type !== 100) return;
    const name = type === 0 ? BOARD : decoding.readVarString(from);
    const step = decoding.readVarUint(from);
    const payload = decoding.readVarUint8Array(from);
    if (step === 0) this.#answer(member, name, payload);
    else this.#write(member, name, payload);
  }

  #answer(member: Member, name: string, stateVector: Uint8Array): void {
    if (!member.open.has(name)) this.#follow(member, name);
    if (!this.answering) return;
    this.answers++;
    const answer = Y.encodeStateAsUpdate(this.docOf(name), stateVector);
    if (name === BOARD && this.encoded && stateVector.length === 1) {
      member.socket.send(sync(1, this.encoded, name));
      // A network may take its time between two frames.
      setTimeout(() => member.socket.send(sync(2, answer, name)), TAIL_MS);
      // Answers stay in order: what is asked next waits for the tail.
      member.behind = performance.now() + TAIL_MS;
      return;
    }
    const wait = (member.behind ?? 0) - performance.now();
    if (wait <= 0) member.socket.send(sync(1, answer, name));
    else setTimeout(() => member.socket.send(sync(1, answer, name)), wait + 1);
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

  #greet(member: Member, { clientId, document }: Hello): void {
    if (!this.greeting) {
      this.#welcomes.push(() => this.#greet(member, { clientId, document }));
      return;
    }
    this.#hellos.push({ clientId, document });
    if (member.halted.has(document) && this.takenClientIds > 0) {
      this.takenClientIds--;
      this.#refuse(member, document, { code: "foreign-client", piece: null });
      return;
    }
    if (this.refusesHellos && document === this.apart) {
      this.#refuse(member, document, UNAVAILABLE);
      return;
    }
    member.clientId = clientId;
    member.halted.delete(document);
    member.socket.send(json(104, { clientId, person: member.person, keepalive: 15, now: Date.now() }));
    if (document === BOARD && this.readOnly) member.socket.send(json(103, { code: "read-only", text: this.readOnly }));
  }

  #write(member: Member, name: string, update: Uint8Array): void {
    member.received++;
    this.updates++;
    if (this.readOnly) {
      member.socket.close(TRY_LATER);
      return;
    }
    if (member.halted.has(name)) return;
    const refusal = this.#judge(name, update);
    if (refusal) {
      this.#refuse(member, name, refusal);
      return;
    }
    Y.applyUpdate(this.docOf(name), update, member);
    member.acknowledged = member.received;
    if (this.acknowledging) this.#acknowledge(member);
  }

  #refuse(member: Member, document: string, refusal: Refusal): void {
    member.halted.add(document);
    member.socket.send(json(102, { ...refusal, upTo: member.received, document }));
  }

  #judge(name: string, update: Uint8Array): Refusal | null {
    if (name === this.apart) return UNAVAILABLE;
    if (!this.rule || name !== BOARD) return null;
    const after = new Y.Doc();
    Y.applyUpdate(after, Y.encodeStateAsUpdate(this.doc));
    Y.applyUpdate(after, update);
    return after.store.pendingStructs ? { code: "gap", piece: null } : this.rule(after, this.doc);
  }

  #acknowledge({ socket, acknowledged }: Member): void {
    if (acknowledged > 0) socket.send(varUints(101, acknowledged));
  }
}

/** The rule of closed zones: nothing in them comes, goes, moves or changes. */
function brokenLock(after: Y.Doc, before: Y.Doc, closed: ReadonlySet<string>): Refusal | null {
  const [now, then] = [after, before].map((doc) => doc.getMap<Y.Map<unknown>>("pieces"));
  for (const piece of new Set([...(now?.keys() ?? []), ...(then?.keys() ?? [])])) {
    const [new_, old] = [now?.get(piece)?.toJSON(), then?.get(piece)?.toJSON()];
    if (!closed.has(new_?.zone) && !closed.has(old?.zone)) continue;
    if (JSON.stringify(new_) !== JSON.stringify(old)) return { code: "zone-locked", piece };
  }
  return null;
}

function sync(step: number, payload: Uint8Array, name = BOARD): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarUint(to, name === BOARD ? 0 : 100);
    if (name !== BOARD) encoding.writeVarString(to, name);
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
