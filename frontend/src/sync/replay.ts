import type * as Y from "yjs";
import { linksOf, piecesOf, readLink, textOf } from "../board/pieces";
import { AsidePile } from "./asidePile";
import { type Aside, type Change, LARGEST_CHANGE_BYTES, PIECE_GONE, ZONE_CLOSED } from "./change";
import { type Intent, isGeometry } from "./intents";
import { redo } from "./redo";

/**
 * What the server said about one of the changes; `piece` null: about all of it. The words for the pieces in `orphaned`
 * are kept already. `closed` are the zones in which this person can change nothing, as far as is known here.
 */
export type Verdict = {
  code: string;
  piece: string | null;
  change: Change | undefined;
  orphaned: ReadonlySet<string>;
  closed: ReadonlySet<string>;
};

// These say that the bytes do not fit, not that the change is against a rule: done again they fit. An action that was
// accepted just before it was given away is given away again without that.
const BYTES_CODES = new Set(["foreign-client", "gap", "too-big", "malformed", "still-accepted"]);
// These speak about the person or the document: no other change would fare better.
const WHOLE_CODES = new Set(["role", "archived", "server-only", "no-such-document", "unavailable"]);
const GONE_CODES = new Set([PIECE_GONE, "no-such-piece"]);
const MOST_ATTEMPTS = 2;

/** Nothing of the document would be taken, whatever the change. */
export function speaksOfAll(code: string): boolean {
  return WHOLE_CODES.has(code);
}

/** Origin of a transaction that does a change again. */
export class Again {
  readonly attempts: number;
  readonly aside: string | undefined;

  constructor(attempts: number, aside?: string) {
    this.attempts = attempts;
    this.aside = aside;
  }
}

/**
 * Does the changes again, in order, on the server's state `fresh`. `draft` is the old document with everything in it,
 * the server's state too. What the verdict or a missing piece forbids comes back with its full text.
 */
export function replay(changes: readonly Change[], verdict: Verdict, draft: Y.Doc, fresh: Y.Doc): Aside[] {
  return new Replay(verdict, draft, fresh).run(changes);
}

class Replay {
  readonly #verdict: Verdict;
  readonly #draft: Y.Doc;
  readonly #fresh: Y.Doc;
  readonly #pile: AsidePile;

  constructor(verdict: Verdict, draft: Y.Doc, fresh: Y.Doc) {
    this.#verdict = verdict;
    this.#draft = draft;
    this.#fresh = fresh;
    this.#pile = new AsidePile(draft, fresh, verdict.closed);
  }

  run(changes: readonly Change[]): Aside[] {
    for (const change of changes) {
      const before = this.#pile.count;
      const [refused, allowed] = this.#judge(change);
      for (const intent of refused) this.#setAside(change, intent, this.#verdict.code);
      // What was too big as one change is done piece by piece.
      const steps = change.bytes.length > LARGEST_CHANGE_BYTES ? allowed.map((intent) => [intent]) : [allowed];
      const attempts = change.attempts + (change === this.#verdict.change ? 1 : 0);
      // Refused in part, it does not do again all that is kept aside under its id.
      const origin = new Again(attempts, this.#pile.count === before ? change.aside : undefined);
      for (const step of steps) {
        this.#fresh.transact(() => {
          for (const intent of step) this.#apply(change, intent);
        }, origin);
      }
    }
    return this.#pile.asides();
  }

  #judge(change: Change): [Intent[], Intent[]] {
    const { code, piece, change: rejected } = this.#verdict;
    const intents = [...change.intents];
    if (speaksOfAll(code)) return [intents, []];
    const isRejected = change === rejected;
    if (isRejected && BYTES_CODES.has(code) && change.attempts < MOST_ATTEMPTS) return [[], intents];
    const refused = intents.filter(
      (intent) => (isRejected && piece !== null && touches(intent, piece)) || this.#isClosed(intent),
    );
    if (isRejected && refused.length === 0) return [intents, []];
    return [refused, intents.filter((intent) => !refused.includes(intent))];
  }

  // The first refusal from a closed zone speaks for all that was done there: forty changes are not asked forty times.
  #isClosed(intent: Intent): boolean {
    const { code, closed } = this.#verdict;
    if (!ZONE_CLOSED.has(code)) return false;
    if (intent.op === "create") return closed.has(String(intent.value.zone));
    if (intent.op === "set" && intent.name === "zone" && closed.has(String(intent.value))) return true;
    if ("piece" in intent) return closed.has(this.#zoneOf(intent.piece));
    const value = intent.op === "put" ? intent.value : linksOf(this.#fresh).get(intent.key);
    const link = intent.root === "links" ? readLink(intent.key, value) : undefined;
    return link !== undefined && closed.has(this.#zoneOf(link.from)) && closed.has(this.#zoneOf(link.to));
  }

  #zoneOf(piece: string): string {
    return String(piecesOf(this.#fresh).get(piece)?.get("zone") ?? "");
  }

  #apply(change: Change, intent: Intent): void {
    if (intent.op === "type") this.#type(change, intent);
    else if (!redo(this.#fresh, intent) && !isGeometry(intent)) this.#setAside(change, intent, PIECE_GONE);
  }

  #type(change: Change, intent: Intent & { op: "type" }): void {
    const text = this.#finalText(intent.piece) ?? intent.text;
    // Deleted by its own author further on.
    if (this.#finalText(intent.piece) === undefined && piecesOf(this.#fresh).has(intent.piece)) return;
    // A piece whose first words are aside takes no later ones: they belong together.
    const done = !this.#pile.has(intent.piece) && redo(this.#fresh, { ...intent, text });
    if (!done) this.#setAside(change, intent, PIECE_GONE);
  }

  #finalText(piece: string): string | undefined {
    return textOf(piecesOf(this.#draft).get(piece))?.toString();
  }

  #setAside(change: Change, intent: Intent, code: string): void {
    if (intent.op === "forget") return;
    if (GONE_CODES.has(code) && this.#verdict.orphaned.has(pieceOf(intent))) return;
    this.#pile.put(change, intent, code);
  }
}

function touches(intent: Intent, piece: string): boolean {
  if ("piece" in intent) return intent.piece === piece;
  const link = intent.op === "put" ? readLink(intent.key, intent.value) : undefined;
  return intent.key === piece || link?.from === piece || link?.to === piece;
}

function pieceOf(intent: Intent): string {
  return "piece" in intent ? intent.piece : intent.key;
}
