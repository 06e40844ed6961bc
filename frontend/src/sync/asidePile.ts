import type * as Y from "yjs";
import { readComment } from "../board/comments";
import { linksOf, piecesOf, readLink, textOf } from "../board/pieces";
import { readReaction } from "../board/reactions";
import { type Aside, type Change, ZONE_CLOSED } from "./change";
import { type Intent, isGeometry } from "./intents";

/** What one replay could not do, by piece: a sentence typed in forty changes is kept once. */
export class AsidePile {
  readonly #draft: Y.Doc;
  readonly #fresh: Y.Doc;
  readonly #closed: ReadonlySet<string>;
  readonly #byPiece = new Map<string, Aside>();
  readonly #ids = new Set<string>();
  #count = 0;

  /** `closed` are the zones that are known to be. */
  constructor(draft: Y.Doc, fresh: Y.Doc, closed: ReadonlySet<string>) {
    this.#draft = draft;
    this.#fresh = fresh;
    this.#closed = closed;
  }

  /** How many intents were put here. */
  get count(): number {
    return this.#count;
  }

  has(piece: string): boolean {
    return this.#byPiece.has(piece);
  }

  asides(): Aside[] {
    return [...this.#byPiece].map(([piece, aside]) => {
      const zone = ZONE_CLOSED.has(aside.code) ? this.#closedZone(piece, aside.intents) : undefined;
      return zone === undefined ? aside : { ...aside, zone };
    });
  }

  put(change: Change, intent: Intent, code: string): void {
    const link = intent.op === "put" ? readLink(intent.key, intent.value) : undefined;
    const end = [link?.from, link?.to].find((id) => id !== undefined && this.has(id));
    const key = this.#pieceOf(intent) ?? end ?? ("key" in intent ? intent.key : "");
    // A link between pieces that others took away joins nothing and holds no words.
    if (link && !end && !(this.#textOf(link.from) !== undefined && this.#textOf(link.to) !== undefined)) return;
    // A sign on a piece that is gone says nothing any more.
    const reaction = intent.op === "put" ? readReaction(intent.key, intent.value) : undefined;
    if (reaction && this.#textOf(reaction.piece) === undefined) return;
    this.#count++;
    const known = this.#byPiece.get(key);
    const kept = this.#asKept(intent);
    if (known) this.#byPiece.set(key, joined(known, kept, this.#words(intent)));
    else this.#byPiece.set(key, this.#first(change, code, kept, this.#words(intent)));
  }

  #first(change: Change, code: string, intent: Intent, text: string): Aside {
    const again = change.aside !== undefined && !this.#ids.has(change.aside) ? { id: change.aside } : {};
    if (again.id) this.#ids.add(again.id);
    return { ...again, document: change.document, code, text, kind: this.#kindOf(intent), intents: [intent] };
  }

  /** With all that its author made of it until now, and with what it was made of. */
  #asKept(intent: Intent): Intent {
    if (intent.op === "create") {
      const piece = piecesOf(this.#draft).get(intent.piece);
      return piece ? { ...intent, value: piece.toJSON() as Record<string, unknown> } : intent;
    }
    if (intent.op !== "type") return intent;
    const base = textOf(piecesOf(this.#fresh).get(intent.piece))?.toString();
    const text = this.#textOf(intent.piece) ?? intent.text;
    return { op: "type", piece: intent.piece, text, ...(base !== undefined && { base }) };
  }

  #words(intent: Intent): string {
    switch (intent.op) {
      case "create":
        return this.#textOf(intent.piece) ?? String(intent.value.text ?? "");
      case "type":
        return this.#textOf(intent.piece) ?? intent.text;
      case "set":
        return isGeometry(intent) ? (this.#textOf(intent.piece) ?? "") : fieldWords(intent);
      case "delete":
      case "forget":
        return this.#textOf(intent.piece) ?? "";
      case "put":
        return this.#plainWords(intent.value);
      case "drop": {
        const piece = this.#pieceOf(intent);
        if (piece !== undefined) return this.#textOf(piece) ?? "";
        return this.#plainWords(linksOf(this.#fresh).get(intent.key));
      }
    }
  }

  #plainWords(value: unknown): string {
    const link = readLink("", value);
    if (link) return `${this.#textOf(link.from) ?? ""} → ${this.#textOf(link.to) ?? ""}`;
    const text = typeof value === "object" && value !== null && "text" in value ? value.text : undefined;
    return typeof text === "string" ? text : "";
  }

  /** What was said of a piece goes with it: one removal is one thing, however many had their say. */
  #pieceOf(intent: Intent): string | undefined {
    if ("piece" in intent) return intent.piece;
    if (intent.op !== "drop" || intent.root === "links") return undefined;
    const value = this.#fresh.getMap(intent.root).get(intent.key);
    const about = intent.root === "comments" ? readComment(intent.key, value) : readReaction(intent.key, value);
    return about?.piece;
  }

  #kindOf(intent: Intent): string {
    const id = this.#pieceOf(intent);
    if (id === undefined) return "";
    const piece = piecesOf(this.#draft).get(id) ?? piecesOf(this.#fresh).get(id);
    const kind = intent.op === "create" ? intent.value.kind : piece?.get("kind");
    return typeof kind === "string" ? kind : "";
  }

  /** Of where it lies and where it was to go; none when it could be either. */
  #closedZone(piece: string, intents: readonly Intent[]): string | undefined {
    const zones = new Set([piecesOf(this.#fresh).get(piece)?.get("zone"), ...intents.map(zoneIn)]);
    const known = [...zones].filter((zone) => typeof zone === "string");
    const closed = known.filter((zone) => this.#closed.has(zone));
    const [only, other] = closed.length > 0 ? closed : known;
    return other === undefined ? only : undefined;
  }

  #textOf(piece: string): string | undefined {
    const here = textOf(piecesOf(this.#draft).get(piece)) ?? textOf(piecesOf(this.#fresh).get(piece));
    return here?.toString();
  }
}

function joined(known: Aside, intent: Intent, words: string): Aside {
  const isInside = intent.op === "set" || intent.op === "type";
  // A new piece is kept whole, with the newest of its fields and words.
  if (isInside && known.intents.some(({ op }) => op === "create")) return known;
  const others = known.intents.filter((other) => !(intent.op === "type" && other.op === "type"));
  const lines = known.text.split("\n");
  const text = words === "" || known.text === words || lines.includes(words) ? known.text : `${known.text}\n${words}`;
  return { ...known, text, intents: [...others, intent] };
}

function zoneIn(intent: Intent): unknown {
  if (intent.op === "create") return intent.value.zone;
  return intent.op === "set" && intent.name === "zone" ? intent.value : undefined;
}

function fieldWords({ name, value }: { name: string; value: unknown }): string {
  return `${name}: ${typeof value === "object" ? JSON.stringify(value) : String(value ?? "")}`;
}
