// What people do at a board, as the bytes of a stock Yjs client: the same for every Yjs server, and such that our gate
// judges it for real. Shapes as in docs/board-format.md.
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { marker } from "./markers.mjs";
import { tldraw } from "./wires.mjs";

const WORDS = " lorem ipsum dolor sit amet, consectetur adip";
const PIECES_AN_UPDATE = 100;
const RELEASED = 0xbeef; // the edit number of pieces that were there before

const idOf = (name) => name.padEnd(21, "-");

function layPiece(doc, id, person, text, x = 0) {
  const piece = new Y.Map();
  const fields = { kind: "note", by: person, zone: "tray", pos: [x * 1.5, x * 2.25], size: [200, 120] };
  for (const [name, value] of Object.entries(fields)) piece.set(name, value);
  piece.set("text", new Y.Text(text));
  doc.getMap("pieces").set(id, piece);
}

function recorded(clientId) {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const updates = [];
  doc.on("update", (update) => updates.push(update));
  return { doc, updates };
}

/** A writer's piece, then an edit of its text after the other. */
export function typing(wire, writer, person, edits) {
  if (wire === tldraw) {
    const card = (text) => ({ id: `card:u${writer}`, typeName: "card", text });
    const pushes = Array.from({ length: edits }, (_, edit) => wire.put(edit + 2, [card(marker(writer, edit))]));
    return [wire.put(1, [card("")]), ...pushes];
  }
  const { doc, updates } = recorded(100_000 + writer);
  const id = idOf(`writer-${writer}`);
  doc.transact(() => layPiece(doc, id, person, "", writer));
  const text = doc.getMap("pieces").get(id).get("text");
  for (let edit = 0; edit < edits; edit++) text.insert(text.length, `${marker(writer, edit)} `);
  return updates;
}

/** One awareness state with a marker where every server leaves it alone. */
export function pointing(wire, writer, edit, person, x, y) {
  const state = {
    person: { id: person, name: `Person ${writer}`, function: "sales", role: "participant" },
    cursor: [x, y],
    selection: [],
    editing: marker(writer, edit),
    drag: null,
  };
  if (wire === tldraw) return wire.point(writer, edit + 1, state);
  const encoder = encoding.createEncoder();
  for (const number of [1, 100_000 + writer, edit + 1]) encoding.writeVarUint(encoder, number);
  encoding.writeVarString(encoder, JSON.stringify(state));
  return encoding.toUint8Array(encoder);
}

/** A board of so many pieces, each with the marker (piece, `RELEASED`). */
export function furnished(wire, pieces, person) {
  const textOf = (piece) => `card ${marker(piece, RELEASED)}${WORDS}`;
  if (wire === tldraw) return furnishedRecords(wire, pieces, textOf);
  const { doc, updates } = recorded(7);
  for (let first = 0; first < pieces; first += PIECES_AN_UPDATE) {
    doc.transact(() => {
      for (let piece = first; piece < Math.min(pieces, first + PIECES_AN_UPDATE); piece++)
        layPiece(doc, idOf(`card-${piece}`), person, textOf(piece), piece);
    });
  }
  return updates;
}

export const isReleased = (edit) => edit === RELEASED;

function furnishedRecords(wire, pieces, textOf) {
  const pushes = [];
  for (let first = 0; first < pieces; first += PIECES_AN_UPDATE) {
    const numbers = Array.from({ length: Math.min(PIECES_AN_UPDATE, pieces - first) }, (_, i) => first + i);
    const card = (piece) => ({
      id: `card:c${piece}`,
      typeName: "card",
      x: piece * 1.5,
      y: piece * 2.25,
      w: 200,
      h: 120,
    });
    pushes.push(
      wire.put(
        first + 1,
        numbers.map((piece) => ({ ...card(piece), author: `user${piece % 20}`, text: textOf(piece) })),
      ),
    );
  }
  return pushes;
}

/**
 * A day of work: each writer lays forty pieces and writes, moves and deletes words in them. The last update of each
 * carries the marker (writer, `RELEASED`). Also the documents, to compare with what comes back.
 */
export function history(writers, updatesEach, persons, random) {
  return Array.from({ length: writers }, (_, writer) => {
    const { doc, updates } = recorded(500 + writer);
    const ids = Array.from({ length: 40 }, (_, piece) => idOf(`w${writer}-${piece}`));
    for (const [index, id] of ids.entries()) doc.transact(() => layPiece(doc, id, persons[writer], "", index));
    while (updates.length < updatesEach - 1) {
      const piece = doc.getMap("pieces").get(ids[Math.floor(random() * ids.length)]);
      workOn(piece, piece.get("text"), random());
    }
    doc.getMap("pieces").get(ids[0]).get("text").insert(0, marker(writer, RELEASED));
    return { doc, updates };
  });
}

function workOn(piece, text, chance) {
  if (text.length > 400) text.delete(0, 300);
  else if (chance < 0.7) text.insert(text.length, "abcdefghij ");
  else if (chance < 0.9) piece.set("pos", [Math.floor(chance * 10_000), text.length]);
  else if (text.length > 20) text.delete(text.length - 8, 3);
  else text.insert(0, "abc");
}
