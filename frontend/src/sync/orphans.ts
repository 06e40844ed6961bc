import type * as Y from "yjs";
import { piecesOf } from "../board/pieces";
import { type Aside, type Change, PIECE_GONE } from "./change";

/** The last words typed into pieces that are gone, and not by our own doing: piece id to what is to be kept. */
export function orphans(changes: readonly Change[], doc: Y.Doc): ReadonlyMap<string, Aside> {
  const words = new Map<string, Aside>();
  const pieces = piecesOf(doc);
  for (const { document, intents } of changes) {
    for (const intent of intents) {
      if (intent.op === "type" && !pieces.has(intent.piece))
        words.set(intent.piece, { document, code: PIECE_GONE, text: intent.text, kind: "", intents: [intent] });
      if (intent.op === "delete" || intent.op === "forget") words.delete(intent.piece);
    }
  }
  return words;
}
