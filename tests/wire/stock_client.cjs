// A stock y-websocket client, driven by lines of JSON on its input; it prints what happens to it as lines of JSON.
const path = require("node:path");
const fromFrontend = require("node:module").createRequire(path.join(process.cwd(), "package.json"));
const Y = fromFrontend("yjs");
const { WebsocketProvider } = fromFrontend("y-websocket");

const [url, board, ticket] = process.argv.slice(2);
const doc = new Y.Doc();
const pieces = doc.getMap("pieces");
const provider = new WebsocketProvider(url, board, doc, {
  WebSocketPolyfill: fromFrontend("ws"),
  disableBc: true,
  params: { ticket },
});
const say = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);
const texts = () => Object.fromEntries([...pieces].map(([id, piece]) => [id, String(piece.get("text"))]));

provider.on("sync", (synced) => synced && say({ synced: texts() }));
provider.on("closed", ({ code }) => say({ closed: code }));
provider.on("status", ({ status }) => say({ status }));
pieces.observeDeep((_events, transaction) => transaction.local || say({ pieces: texts() }));
provider.awareness.on("change", () => say({ people: [...provider.awareness.getStates().values()] }));

const commands = {
  add: ({ id, by, text }) =>
    doc.transact(() => {
      const piece = new Y.Map(
        Object.entries({ kind: "note", by, zone: "tray", pos: [10, 20], size: [200, 120], text: new Y.Text(text) }),
      );
      pieces.set(id, piece);
    }),
  type: ({ id, text }) => pieces.get(id).get("text").insert(pieces.get(id).get("text").length, text),
  delete: ({ id }) => pieces.delete(id),
  point: ({ cursor }) => provider.awareness.setLocalState({ cursor, person: { name: "somebody else" } }),
  quit: () => process.exit(0),
};
require("node:readline")
  .createInterface({ input: process.stdin })
  .on("line", (line) => {
    const { do: verb, ...command } = JSON.parse(line);
    commands[verb](command);
  });
