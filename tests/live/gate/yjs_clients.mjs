// Real Yjs clients with the real board model of the frontend, driven by one JSON line a call on stdin.
import { registerHooks } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

// The frontend's sources leave out the extension, as its bundler wants it.
registerHooks({
  resolve(specifier, context, next) {
    return next(/^\.{1,2}\/[^.]+$|^\.\/schema\.gen$/.test(specifier) ? `${specifier}.ts` : specifier, context);
  },
});
const local = (path) => import(pathToFileURL(join(process.cwd(), path)).href);
const Y = await local("node_modules/yjs/dist/yjs.mjs");
const { BoardModel, TYPING } = await local("src/board/model.ts");

// A failing seed must fail again: no chance and no clock but ours.
let ticks = 0;
Date.now = () => (ticks += 100);
crypto.getRandomValues = (bytes) => {
  ticks += 1;
  return bytes.fill(0).map((_, index) => (ticks >> (6 * index)) & 63);
};

const SERVER = Symbol("server");
const clients = new Map();
const encode = (bytes) => Buffer.from(bytes).toString("base64");
const decode = (text) => Buffer.from(text, "base64");

const calls = {
  begin() {
    ticks = 0;
    clients.clear();
  },
  open({ client, person, state, gc, number }) {
    const doc = new Y.Doc({ gc });
    doc.clientID = number;
    const model = new BoardModel(doc, { person, canEdit: true });
    const sent = [];
    doc.on("update", (update, origin) => origin !== SERVER && sent.push(encode(update)));
    clients.set(client, { doc, model, sent });
    Y.applyUpdate(doc, decode(state), SERVER);
  },
  hear({ client, update }) {
    Y.applyUpdate(clients.get(client).doc, decode(update), SERVER);
  },
  do({ client, command, args }) {
    return clients.get(client).model[command](...args);
  },
  type({ client, piece, at, removed, inserted }) {
    const { doc, model } = clients.get(client);
    const text = model.text(piece);
    if (!text) return;
    doc.transact(() => {
      if (removed) text.delete(at, removed);
      if (inserted) text.insert(at, inserted);
    }, TYPING);
  },
  put({ client, root, key, value }) {
    const map = clients.get(client).doc.getMap(root);
    if (value === null) map.delete(key);
    else map.set(key, value);
  },
  clocks({ client }) {
    return Object.fromEntries(Y.decodeStateVector(Y.encodeStateVector(clients.get(client).doc)));
  },
  sent({ client }) {
    return clients.get(client).sent.splice(0);
  },
  diff({ client, stateVector }) {
    clients.get(client).sent.length = 0;
    return encode(Y.encodeStateAsUpdate(clients.get(client).doc, decode(stateVector)));
  },
  merge({ updates }) {
    return encode(Y.mergeUpdates(updates.map(decode)));
  },
  board({ client }) {
    const { doc } = clients.get(client);
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error("something is missing");
    return Object.fromEntries(
      ["pieces", "links", "comments", "reactions"].map((root) => [root, doc.getMap(root).toJSON()]),
    );
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { call, ...given } = JSON.parse(line);
  try {
    process.stdout.write(`${JSON.stringify({ result: calls[call](given) ?? null })}\n`);
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ error: String(error.stack) })}\n`);
  }
}
