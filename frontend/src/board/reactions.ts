import type * as Y from "yjs";
import { ByPiece } from "./byPiece";
import { SIGNS, type Sign } from "./schema.gen";
import { Signal } from "./signal";

/** One person's sign on a piece. */
export type Reaction = { piece: string; person: string; sign: Sign };

export function reactionsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap<unknown>("reactions");
}

/** The reactions by piece; and, kept as one set until it changes, the pieces that are key to somebody. */
export class Reactions extends ByPiece<Reaction> {
  readonly keysChanged = new Signal();
  #keys: ReadonlySet<string>;

  constructor(doc: Y.Doc) {
    super(reactionsOf(doc), readReaction, (one, other) => rank(one) - rank(other));
    this.#keys = this.pieces(isKey);
    this.changed.on((pieces) => this.#onChanged(pieces));
  }

  keyPieces(): ReadonlySet<string> {
    return this.#keys;
  }

  #onChanged(pieces: ReadonlySet<string>): void {
    const other = [...pieces].filter((piece) => this.#keys.has(piece) !== this.of(piece).some(isKey));
    if (other.length === 0) return;
    const keys = new Set(this.#keys);
    for (const piece of other) if (!keys.delete(piece)) keys.add(piece);
    this.#keys = keys;
    this.keysChanged.fire();
  }
}

/** Undefined for a sign that this version does not know. */
export function readReaction(key: string, value: unknown): Reaction | undefined {
  const [piece, person, name] = parts(key);
  const sign = SIGNS.find((known) => known === name);
  return value === true && sign && piece && person ? { piece, person, sign } : undefined;
}

export function putReaction(doc: Y.Doc, { piece, person, sign }: Reaction, on: boolean): void {
  const [root, key] = [reactionsOf(doc), `${piece}:${person}:${sign}`];
  if (on === root.has(key)) return;
  if (on) root.set(key, true);
  else root.delete(key);
}

export function dropReactionsOf(doc: Y.Doc, pieces: ReadonlySet<string>): void {
  const root = reactionsOf(doc);
  for (const key of [...root.keys()]) if (pieces.has(parts(key)[0] ?? "")) root.delete(key);
}

function isKey({ sign }: Reaction): boolean {
  return sign === "key";
}

function rank({ sign }: Reaction): number {
  return SIGNS.indexOf(sign);
}

// A sign may have colons in it.
function parts(key: string): [piece: string | undefined, person: string | undefined, sign: string] {
  const [piece, person, ...sign] = key.split(":");
  return [piece, person, sign.join(":")];
}
