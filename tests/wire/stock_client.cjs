// A stock y-websocket client, driven by lines of JSON on its input; it prints what happens to it as lines of JSON.
const path = require("node:path");
const fromFrontend = require("node:module").createRequire(path.join(process.cwd(), "package.json"));
const Y = fromFrontend("yjs");
const { WebsocketProvider } = fromFrontend("y-websocket");

const say = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);
// What the library complains about is a fault of the server's.
console.error = (...words) => say({ complaint: words.join(" ") });

const WebSocket = fromFrontend("ws");
const { url, board, ticket, cookie } = JSON.parse(process.argv[2]);
// A browser sends its cookie by itself.
class Browser extends WebSocket {
  constructor(address, protocols) {
    super(address, protocols, cookie ? { headers: { cookie } } : {});
  }
}
const doc = new Y.Doc();
let quiet = false; // once it is, every frame is told
const pieces = doc.getMap("pieces");
const provider = new WebsocketProvider(url, board, doc, {
  WebSocketPolyfill: Browser,
  disableBc: true,
  params: ticket ? { ticket } : {},
});
const texts = () => Object.fromEntries([...pieces].map(([id, piece]) => [id, String(piece.get("text"))]));

provider.on("sync", (synced) => synced && say({ synced: texts() }));
provider.on("closed", ({ code }) => say({ closed: code, again: provider.shouldConnect }));
provider.on("status", ({ status }) => {
  say({ status });
  if (status === "connected") provider.ws.on("message", (data) => quiet && say({ heard: Buffer.from(data).toString("hex") }));
});
provider.on("connection-close", (event) => say({ code: event?.code ?? null, again: provider.shouldConnect }));
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
  embed: ({ id }) => pieces.get(id).get("text").insertEmbed(0, { image: "x.png" }),
  flood: ({ states }) => {
    for (let at = 0; at < states; at++) provider.awareness.setLocalState({ cursor: [at, at] });
  },
  listen: () => {
    quiet = true;
    say({ listening: true });
  },
  disconnect: () => provider.disconnect(),
  connect: () => provider.connect(),
  pause: () => provider.ws.pause(),
  resume: () => provider.ws.resume(),
  quit: () => process.exit(0),
};
require("node:readline")
  .createInterface({ input: process.stdin })
  .on("line", (line) => {
    const { do: verb, ...command } = JSON.parse(line);
    commands[verb](command);
  });
