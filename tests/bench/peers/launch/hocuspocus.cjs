const { createRequire } = require("node:module");

const peer = createRequire(`${process.env.PEERS}/package.json`);
const { Server } = peer("@hocuspocus/server");
const extensions = [];
if (process.env.DATABASE) {
  const { SQLite } = peer("@hocuspocus/extension-sqlite");
  extensions.push(new SQLite({ database: process.env.DATABASE }));
}
new Server({ port: Number(process.env.PORT), address: "127.0.0.1", quiet: true, extensions }).listen();
