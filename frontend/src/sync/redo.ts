import * as Y from "yjs";
import { readComment } from "../board/comments";
import { piecesOf, readLink, setField, textOf } from "../board/pieces";
import { readReaction } from "../board/reactions";
import { rebased, type Splice, spliceBetween } from "../board/splice";
import type { Intent } from "./intents";

/** Does an intent on a document as it is now. False when there is no place for it any more: its piece is gone. */
export function redo(doc: Y.Doc, intent: Intent): boolean {
  const pieces = piecesOf(doc);
  switch (intent.op) {
    case "create":
      if (!pieces.has(intent.piece)) pieces.set(intent.piece, pieceMap(intent.value));
      return true;
    case "delete":
    case "forget":
      if (pieces.has(intent.piece)) pieces.delete(intent.piece);
      return true;
    case "set":
      return setAgain(pieces.get(intent.piece), intent.name, intent.value);
    case "type":
      return typeAgain(textOf(pieces.get(intent.piece)), intent);
    case "put":
      if (!hasItsPieces(doc, intent)) return false;
      doc.getMap(intent.root).set(intent.key, intent.value);
      return true;
    case "drop":
      if (doc.getMap(intent.root).has(intent.key)) doc.getMap(intent.root).delete(intent.key);
      return true;
  }
}

function setAgain(map: Y.Map<unknown> | undefined, name: string, value: unknown): boolean {
  if (map) setField(map, name, value);
  return map !== undefined;
}

// What others wrote since stays: only what its author changed is changed again.
function typeAgain(text: Y.Text | undefined, intent: Intent & { op: "type" }): boolean {
  if (!text) return false;
  const now = text.toString();
  const base = intent.base ?? now;
  const own = spliceBetween(base, intent.text, 0);
  const theirs = spliceBetween(base, now, 0);
  const delta = [{ retain: theirs.at }, { delete: theirs.removed }, { insert: theirs.inserted }];
  for (const splice of base === now ? [own] : rebased(own, base.length, [delta])) write(text, splice);
  return true;
}

function write(text: Y.Text, { at, removed, inserted }: Splice): void {
  if (removed > 0) text.delete(at, removed);
  if (inserted) text.insert(at, inserted);
}

function hasItsPieces(doc: Y.Doc, { root, key, value }: Intent & { op: "put" }): boolean {
  const pieces = piecesOf(doc);
  if (root !== "links") {
    const about = root === "comments" ? readComment(key, value) : readReaction(key, value);
    return about === undefined || pieces.has(about.piece);
  }
  const link = readLink("", value);
  return link !== undefined && pieces.has(link.from) && pieces.has(link.to);
}

function pieceMap(value: Record<string, unknown>): Y.Map<unknown> {
  const map = new Y.Map<unknown>();
  for (const [name, field] of Object.entries(value)) {
    map.set(name, name === "text" ? new Y.Text(String(field ?? "")) : field);
  }
  return map;
}
