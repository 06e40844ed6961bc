import type * as Y from "yjs";
import { ByPiece } from "./byPiece";
import { newId } from "./ids";

/** What somebody said about a piece, and when: never changed, only taken back. */
export type Comment = { id: string; piece: string; by: string; at: string; text: string };

export type Comments = ByPiece<Comment>;

export function commentsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap<unknown>("comments");
}

/** The oldest first. */
export function listComments(doc: Y.Doc): Comments {
  return new ByPiece(commentsOf(doc), readComment, (one, other) =>
    one.at === other.at ? (one.id < other.id ? -1 : 1) : one.at < other.at ? -1 : 1,
  );
}

/** Undefined for what is no comment: one broken entry takes none of the others along. */
export function readComment(id: string, value: unknown): Comment | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { piece, by, at, text } = value as Record<string, unknown>;
  if (typeof piece !== "string" || typeof by !== "string" || typeof text !== "string") return undefined;
  if (typeof at !== "string" || Number.isNaN(Date.parse(at))) return undefined;
  return { id, piece, by, at, text };
}

/** The id of the new comment. */
export function putComment(doc: Y.Doc, { piece, by, text, at }: Omit<Comment, "id" | "at"> & { at: Date }): string {
  const id = newId();
  commentsOf(doc).set(id, { piece, by, at: at.toISOString(), text });
  return id;
}

export function dropComment(doc: Y.Doc, id: string): void {
  if (commentsOf(doc).has(id)) commentsOf(doc).delete(id);
}

export function dropCommentsOf(doc: Y.Doc, pieces: ReadonlySet<string>): void {
  const root = commentsOf(doc);
  for (const [id, value] of [...root.entries()]) {
    const comment = readComment(id, value);
    if (comment && pieces.has(comment.piece)) root.delete(id);
  }
}
