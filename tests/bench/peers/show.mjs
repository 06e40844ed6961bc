// node show.mjs CALL '[arguments]': the updates of a call of board.mjs, as JSON of base64. For the tests.
import { furnished, history, typing } from "./board.mjs";
import { yProtocols } from "./wires.mjs";

const CALLS = {
  typing: (writer, person, edits) => typing(yProtocols, writer, person, edits),
  furnished: (pieces, person) => furnished(yProtocols, pieces, person),
  history: (writers, each, person) =>
    history(writers, each, Array(writers).fill(person), () => 0.6).flatMap(({ updates }) => updates),
};

const [call, given] = process.argv.slice(2);
const updates = CALLS[call](...JSON.parse(given));
process.stdout.write(JSON.stringify(updates.map((update) => Buffer.from(update).toString("base64"))));
