import type * as Y from "yjs";
import { type Comment, commentsOf, readComment } from "../board/comments";
import type { Link, Piece } from "../board/model";
import { linksOf, piecesOf, readLink, readPiece } from "../board/pieces";
import { reactionsOf, readReaction } from "../board/reactions";
import type { Change } from "./happening";

const NOTHING = { field: "", before: null, after: null, link: null, more: 0 } as const;

/** Watches a board and tells what each edit changed, in the words of the history. */
export class BoardChanges {
  readonly #doc: Y.Doc;
  readonly #pieces = new Map<string, Piece>();
  readonly #links = new Map<string, Link>();
  readonly #comments = new Map<string, Comment>();
  readonly #signs = new Set<string>();
  /** Of pieces that went: who comes back is brought back. */
  readonly #gone = new Set<string>();
  readonly #touched = { pieces: new Set<string>(), links: new Set<string>(), comments: new Set<string>() };
  readonly #touchedSigns = new Set<string>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    const pieces = piecesOf(doc);
    pieces.observeDeep((events) => {
      for (const event of events) {
        if (event.target === pieces) for (const key of event.keys.keys()) this.#touched.pieces.add(key);
        else this.#touched.pieces.add(String(event.path[0]));
      }
    });
    linksOf(doc).observe(({ keysChanged }) => addAll(this.#touched.links, keysChanged));
    commentsOf(doc).observe(({ keysChanged }) => addAll(this.#touched.comments, keysChanged));
    reactionsOf(doc).observe(({ keysChanged }) => addAll(this.#touchedSigns, keysChanged));
  }

  /** What changed since it was asked last. */
  take(): Change[] {
    const changes = [...this.#takePieces(), ...this.#takeLinks(), ...this.#takeComments(), ...this.#takeSigns()];
    for (const touched of [...Object.values(this.#touched), this.#touchedSigns]) touched.clear();
    return together(changes);
  }

  *#takePieces(): Iterable<Change> {
    for (const id of this.#touched.pieces) {
      const before = this.#pieces.get(id);
      const after = readPiece(id, piecesOf(this.#doc).get(id));
      if (after) this.#pieces.set(id, after);
      else if (this.#pieces.delete(id)) this.#gone.add(id);
      yield* pieceChanges(before, after, this.#gone.has(id));
    }
  }

  *#takeLinks(): Iterable<Change> {
    for (const id of this.#touched.links) {
      const before = this.#links.get(id);
      const after = readLink(id, linksOf(this.#doc).get(id));
      if (after) this.#links.set(id, after);
      else this.#links.delete(id);
      const link = after ?? before;
      const [from, to] = [this.#pieces.get(link?.from ?? ""), this.#pieces.get(link?.to ?? "")];
      // A link goes with its end: that the piece went is told already.
      if (!link || !from || !to) continue;
      const joint = { id, from: link.from, to: link.to, kind: link.kind, other: to.id, text: to.text };
      const about = { ...NOTHING, piece: from, link: joint };
      if (!before) yield { ...about, what: "linked" };
      else if (!after) yield { ...about, what: "unlinked" };
      else
        for (const [field, was, is] of differing(before.fields, after.fields))
          yield { ...about, what: "field", field, before: was, after: is };
    }
  }

  *#takeComments(): Iterable<Change> {
    for (const id of this.#touched.comments) {
      const known = this.#comments.get(id);
      const comment = readComment(id, commentsOf(this.#doc).get(id));
      if (comment) this.#comments.set(id, comment);
      else this.#comments.delete(id);
      const piece = this.#pieces.get((comment ?? known)?.piece ?? "");
      if (piece && comment && !known) yield { ...NOTHING, what: "comment", piece, after: comment.text };
    }
  }

  *#takeSigns(): Iterable<Change> {
    for (const key of this.#touchedSigns) {
      const sign = readReaction(key, reactionsOf(this.#doc).get(key));
      const isNew = sign && !this.#signs.has(key);
      if (sign) this.#signs.add(key);
      else this.#signs.delete(key);
      const piece = this.#pieces.get(sign?.piece ?? "");
      if (piece && sign && isNew) yield { ...NOTHING, what: "sign", piece, after: sign.sign };
    }
  }
}

/** Between two states of one piece. That it grew is not told: it does so by itself when words come. */
export function* pieceChanges(before: Piece | undefined, after: Piece | undefined, wasGone: boolean): Iterable<Change> {
  if (!before && !after) return;
  if (!after) return yield { ...NOTHING, what: "removed", ...(before && { piece: before }) };
  const about = { ...NOTHING, piece: after };
  if (!before) return yield { ...about, what: wasGone ? "restored" : "created" };
  if (before.text !== after.text) yield { ...about, what: "text", before: before.text, after: after.text };
  for (const [field, was, is] of differing(before.fields, after.fields))
    yield { ...about, what: "field", field, before: was, after: is };
  if (before.zone !== after.zone || before.pos[0] !== after.pos[0] || before.pos[1] !== after.pos[1])
    yield { ...about, what: "moved", before: before.zone, after: after.zone };
}

/** Many pieces that moved at once are told as one. */
function together(changes: readonly Change[]): Change[] {
  const [moved, ...others] = changes.filter(({ what }) => what === "moved");
  if (!moved || others.length === 0) return [...changes];
  const one = { ...moved, more: others.length };
  return [...changes.filter(({ what }) => what !== "moved"), one];
}

function* differing(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Iterable<[field: string, before: unknown, after: unknown]> {
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[field] ?? null, after[field] ?? null];
    if (JSON.stringify(was) !== JSON.stringify(is)) yield [field, was, is];
  }
}

function addAll(all: Set<string>, some: Iterable<string | null>): void {
  for (const one of some) if (one !== null) all.add(one);
}
