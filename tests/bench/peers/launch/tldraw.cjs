// One TLSocketRoom for each address, with cards as documents and cursors as presence.
const { createRequire } = require("node:module");

const peer = createRequire(`${process.env.PEERS}/package.json`);
const { TLSocketRoom } = peer("@tldraw/sync-core");
const { StoreSchema, createRecordType } = createRequire(peer.resolve("@tldraw/sync-core"))("@tldraw/store");
const { WebSocketServer } = peer("ws");

const validator = { validate: (record) => record };
const record = (name, scope) => createRecordType(name, { scope, validator }).withDefaultProperties(() => ({}));
const schema = StoreSchema.create({ card: record("card", "document"), cursor: record("cursor", "presence") }, {});
const log = { warn() {}, error() {} };
const rooms = new Map();
let sessions = 0;

function roomAt(address) {
  const initialSnapshot = { clock: 0, documents: [], schema: schema.serialize() };
  if (!rooms.has(address)) rooms.set(address, new TLSocketRoom({ schema, log, initialSnapshot }));
  return rooms.get(address);
}

const server = new WebSocketServer({ host: "127.0.0.1", port: Number(process.env.PORT), perMessageDeflate: false });
server.on("connection", (socket, request) => {
  roomAt(request.url).handleSocketConnect({ sessionId: `s${sessions++}`, socket });
});
