import * as Y from "yjs";
import { linksOf, piecesOf, readLink, textOf } from "../board/pieces";
import { spliceBetween } from "../board/splice";
import type { Intent } from "./intents";

export type Aside = { code: string; text: string };

/** One local change that the server has not stored. */
export type Change = {
  bytes: Uint8Array;
  intents: readonly Intent[];
  /** How often it was done again because its bytes did not fit. */
  attempts: number;
  /** Was on the line when the server broke it off as malformed: its bytes are not to be sent again. */
  suspect?: true;
};

/**
 * What the server said about one of the changes; `piece` null: about all of it. The words for the pieces in `orphaned`
 * are kept already.
 */
export type Verdict = {
  code: string;
  piece: string | null;
  change: Change | undefined;
  orphaned: ReadonlySet<string>;
};

/** The code of what is kept because its piece was deleted by somebody else meanwhile. */
export const PIECE_GONE = "piece-gone";

// The server's own limit is 256 KiB a frame, with the frame's head.
export const LARGEST_CHANGE_BYTES = 255 * 1024;

// These say that the bytes do not fit, not that the change is against a rule: done again they fit.
const BYTES_CODES = new Set(["foreign-client", "gap", "too-big", "malformed"]);
// These speak about the person or the board: no other change would fare better.
const WHOLE_CODES = new Set(["role", "archived", "server-only"]);
const MOST_ATTEMPTS = 2;
const GEOMETRY = new Set(["pos", "size", "zone"]);

/** Origin of a transaction that does a change again. */
export class Again {
  readonly attempts: number;

  constructor(attempts: number) {
    this.attempts = attempts;
  }
}

/**
 * Does the changes again, in order, on the server's state `fresh`. `draft` is the old document with everything in it,
 * the server's state too. What the verdict or a missing piece forbids comes back with its full text.
 */
export function replay(changes: readonly Change[], verdict: Verdict, draft: Y.Doc, fresh: Y.Doc): Aside[] {
  return new Replay(verdict, draft, fresh).run(changes);
}

/** The last words typed into pieces that are gone, and not by our own doing: piece id to text. */
export function orphans(changes: readonly Change[], doc: Y.Doc): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const pieces = piecesOf(doc);
  for (const { intents } of changes) {
    for (const intent of intents) {
      if (intent.op === "type" && !pieces.has(intent.piece)) words.set(intent.piece, intent.text);
      if (intent.op === "delete") words.delete(intent.piece);
    }
  }
  return words;
}

class Replay {
  readonly #verdict: Verdict;
  readonly #draft: Y.Doc;
  readonly #fresh: Y.Doc;
  /** By piece, so that a sentence typed in forty changes is kept once. */
  readonly #aside = new Map<string, Aside>();

  constructor(verdict: Verdict, draft: Y.Doc, fresh: Y.Doc) {
    this.#verdict = verdict;
    this.#draft = draft;
    this.#fresh = fresh;
  }

  run(changes: readonly Change[]): Aside[] {
    for (const change of changes) {
      const [refused, allowed] = this.#judge(change);
      for (const intent of refused) this.#setAside(intent, this.#verdict.code);
      // What was too big as one change is done piece by piece.
      const steps = change.bytes.length > LARGEST_CHANGE_BYTES ? allowed.map((intent) => [intent]) : [allowed];
      const origin = new Again(change.attempts + (change === this.#verdict.change ? 1 : 0));
      for (const step of steps) {
        this.#fresh.transact(() => {
          for (const intent of step) this.#apply(intent);
        }, origin);
      }
    }
    return [...this.#aside.values()];
  }

  #judge(change: Change): [Intent[], Intent[]] {
    const { code, piece, change: rejected } = this.#verdict;
    const intents = [...change.intents];
    if (WHOLE_CODES.has(code)) return [intents, []];
    if (change !== rejected) return [[], intents];
    if (BYTES_CODES.has(code) && change.attempts < MOST_ATTEMPTS) return [[], intents];
    const refused = intents.filter((intent) => piece !== null && touches(intent, piece));
    return refused.length > 0 ? [refused, intents.filter((intent) => !refused.includes(intent))] : [intents, []];
  }

  #apply(intent: Intent): void {
    const pieces = piecesOf(this.#fresh);
    switch (intent.op) {
      case "create":
        if (!pieces.has(intent.piece)) pieces.set(intent.piece, pieceMap(intent.value));
        return;
      case "delete":
        if (pieces.has(intent.piece)) pieces.delete(intent.piece);
        return;
      case "set":
        this.#set(intent);
        return;
      case "type":
        this.#type(intent);
        return;
      case "put":
        if (this.#canPut(intent.root, intent.value)) this.#fresh.getMap(intent.root).set(intent.key, intent.value);
        return;
      case "drop":
        if (this.#fresh.getMap(intent.root).has(intent.key)) this.#fresh.getMap(intent.root).delete(intent.key);
    }
  }

  #set(intent: Intent & { op: "set" }): void {
    const map = piecesOf(this.#fresh).get(intent.piece);
    if (!map) {
      if (!GEOMETRY.has(intent.name)) this.#setAside(intent, PIECE_GONE);
    } else if (intent.value !== undefined) map.set(intent.name, intent.value);
    else if (map.has(intent.name)) map.delete(intent.name);
  }

  #type(intent: Intent & { op: "type" }): void {
    const text = textOf(piecesOf(this.#fresh).get(intent.piece));
    if (!text || this.#aside.has(intent.piece)) {
      this.#setAside(intent, PIECE_GONE);
      return;
    }
    const wanted = textOf(piecesOf(this.#draft).get(intent.piece))?.toString();
    if (wanted === undefined) return; // deleted by its own author further on
    const { at, removed, inserted } = spliceBetween(text.toString(), wanted, wanted.length);
    if (removed > 0) text.delete(at, removed);
    if (inserted) text.insert(at, inserted);
  }

  #canPut(root: string, value: unknown): boolean {
    const link = root === "links" ? readLink("", value) : undefined;
    const pieces = piecesOf(this.#fresh);
    return root !== "links" || (link !== undefined && pieces.has(link.from) && pieces.has(link.to));
  }

  #setAside(intent: Intent, code: string): void {
    const piece = "piece" in intent ? intent.piece : intent.key;
    if (code === PIECE_GONE && this.#verdict.orphaned.has(piece)) return;
    if (!this.#aside.has(piece)) this.#aside.set(piece, { code, text: this.#words(intent) });
  }

  #words(intent: Intent): string {
    switch (intent.op) {
      case "create":
        return this.#textOf(intent.piece) ?? String(intent.value.text ?? "");
      case "type":
        return this.#textOf(intent.piece) ?? intent.text;
      case "set":
        return GEOMETRY.has(intent.name) ? (this.#textOf(intent.piece) ?? "") : fieldWords(intent);
      case "delete":
        return this.#textOf(intent.piece) ?? "";
      case "put":
        return this.#linkWords(intent.value);
      case "drop":
        return this.#linkWords(linksOf(this.#fresh).get(intent.key));
    }
  }

  #linkWords(value: unknown): string {
    const link = readLink("", value);
    return link ? `${this.#textOf(link.from) ?? ""} → ${this.#textOf(link.to) ?? ""}` : "";
  }

  #textOf(piece: string): string | undefined {
    const here = textOf(piecesOf(this.#draft).get(piece)) ?? textOf(piecesOf(this.#fresh).get(piece));
    return here?.toString();
  }
}

function touches(intent: Intent, piece: string): boolean {
  if ("piece" in intent) return intent.piece === piece;
  const link = intent.op === "put" ? readLink(intent.key, intent.value) : undefined;
  return intent.key === piece || link?.from === piece || link?.to === piece;
}

function fieldWords({ name, value }: { name: string; value: unknown }): string {
  return `${name}: ${typeof value === "object" ? JSON.stringify(value) : String(value ?? "")}`;
}

function pieceMap(value: Record<string, unknown>): Y.Map<unknown> {
  const map = new Y.Map<unknown>();
  for (const [name, field] of Object.entries(value)) {
    map.set(name, name === "text" ? new Y.Text(String(field ?? "")) : field);
  }
  return map;
}
