// A player of films by docs/replay.md and docs/board-format.md alone, with stock Yjs and lib0: one film a line in, the
// canonical form of the board at each moment that is asked for out.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { write } from "../board/canonical_form.mjs";

const require = createRequire(`${process.cwd()}/package.json`);
const Y = require("yjs");
const decoding = require("lib0/decoding");

const filtered = (entries, fits) => Object.fromEntries(Object.entries(entries).filter(([key, value]) => fits(value, key)));

const read = (doc) => {
  const [pieces, links, comments, reactions] = ["pieces", "links", "comments", "reactions"].map((root) =>
    doc.getMap(root).toJSON(),
  );
  return {
    pieces,
    links: filtered(links, (link) => link.from in pieces && link.to in pieces),
    comments: filtered(comments, (comment) => comment.piece in pieces),
    reactions: filtered(reactions, (_, key) => key.split(":")[0] in pieces),
  };
};

const play = ({ reel, moments }) => {
  const doc = new Y.Doc();
  const decoder = decoding.createDecoder(new Uint8Array(Buffer.from(reel, "base64")));
  const forms = [];
  while (decoding.hasContent(decoder)) {
    const seq = decoding.readVarUint(decoder);
    decoding.readVarUint(decoder); // later than the one before, in milliseconds
    decoding.readVarUint(decoder); // whose it is
    Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
    if (moments.includes(seq)) forms.push(write(read(doc)));
  }
  return forms;
};

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(play(JSON.parse(line)))}\n`);
