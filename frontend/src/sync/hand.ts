import type { BoardModel, NewPiece, Piece } from "../board/model";
import { DEFAULT_SIZE, HOME_ZONE, KINDS, type Kind, SIZE } from "../board/schema.gen";
import { Signal } from "../board/signal";
import { Arrival } from "./arrival";
import type { KeptAside } from "./change";
import type { Outbox } from "./outbox";
import type { Sheet } from "./sheet";

type Place = Pick<Piece, "id" | "zone" | "pos" | "size">;
type Words = { kind: Kind; text: string; fields?: Piece["fields"] };

/**
 * The private pieces of one person. A piece that is laid keeps its id, and leaves the hand only when the board has it
 * in the server's log: after a crash in between it is in both, never in none, and laid twice it is there once.
 */
export class Hand {
  /** Which pieces are in the hand. */
  readonly changed = new Signal();
  readonly arrival: Arrival;
  readonly #hand: Sheet;
  readonly #board: Sheet;
  readonly #outbox: Outbox;
  /** Laid by this page: taken back, they return to the hand. */
  readonly #laid = new Set<string>();
  /** Let go of by this page: a hand that takes nothing, and has them still, is not asked for ever. */
  readonly #letGo = new Set<string>();
  #unwatch: () => void = () => {};

  constructor(hand: Sheet, board: Sheet, outbox: Outbox) {
    this.#hand = hand;
    this.arrival = new Arrival(hand);
    this.#board = board;
    this.#outbox = outbox;
    outbox.changed.on(() => this.#settle());
    for (const sheet of [hand, board]) sheet.moved.on(() => this.#watch());
    this.#watch();
  }

  model = (): BoardModel => this.#hand.model;
  onModel = (listener: () => void): (() => void) => this.#hand.moved.on(listener);

  /** In the order they were written; what is about to leave the hand is no longer among them. */
  pieces(): Piece[] {
    const model = this.model();
    const here = model.ids().flatMap((id) => (this.#board.model.piece(id) ? [] : (model.piece(id) ?? [])));
    return here.sort((one, other) => one.pos[1] - other.pos[1] || (one.id < other.id ? -1 : 1));
  }

  /** Only its person sees it. As one step. */
  keep(words: readonly Words[]): string[] {
    return this.model().createAll(this.#asPieces(words));
  }

  /** What was refused elsewhere; the tray lets go of it when the hand is stored. Taken up twice it is here once. */
  takeUp({ id, kind, text, intents }: KeptAside, by: string): void {
    const known = isKind(kind) ? kind : "note";
    const create = intents.find((intent) => intent.op === "create");
    const [piece] = this.#asPieces([{ kind: known, text }]);
    const size = SIZE[known] ?? DEFAULT_SIZE;
    const value = { ...create?.value, ...piece, by, size };
    this.#hand.doAgain([{ op: "create", piece: create?.piece ?? id, value }], id);
  }

  /** On the board at once, out of the hand when the board is stored. As one step of the board. */
  lay(places: readonly Place[]): void {
    const laid = places.flatMap(({ id, ...place }) => {
      const piece = this.model().piece(id);
      return piece ? [{ ...place, id, kind: piece.kind, text: piece.text, fields: piece.fields }] : [];
    });
    for (const { id } of laid) this.#laid.add(id);
    this.#board.model.createAll(laid);
  }

  /** Of the pieces that this page laid, those that lie on the board now. */
  onTable(): Piece[] {
    return [...this.#laid].flatMap((id) => this.#board.model.piece(id) ?? []);
  }

  /** They are off the board again: back to where they came from. */
  takeBack(pieces: readonly Piece[]): void {
    const gone = pieces.filter(({ id }) => !this.#board.model.piece(id) && !this.model().piece(id));
    for (const { id } of gone) this.#letGo.delete(id);
    if (gone.length > 0) this.model().createAll(this.#asPieces(gone));
  }

  #watch(): void {
    this.#unwatch();
    const leave = [this.#hand, this.#board].map(({ model }) => model.onIds(() => this.changed.fire()));
    this.#unwatch = () => {
      for (const off of leave) off();
    };
    this.changed.fire();
  }

  #asPieces(words: readonly (Words & { id?: string })[]): NewPiece[] {
    const last = Math.max(0, ...this.pieces().map(({ pos }) => pos[1]));
    return words.map(({ id, kind, text, fields }, index) => ({
      ...(id !== undefined && { id }),
      ...(fields && { fields }),
      kind,
      text,
      zone: HOME_ZONE[kind],
      // The second number is their order.
      pos: [0, last + 1 + index],
    }));
  }

  #settle(): void {
    const onBoard = this.model()
      .ids()
      .filter((id) => this.#board.model.piece(id) && !this.#letGo.has(id));
    if (onBoard.length === 0) return;
    const unstored = new Set(this.#outbox.of(this.#board.name).flatMap(({ intents }) => intents.map(createdBy)));
    const stored = onBoard.filter((id) => !unstored.has(id));
    for (const id of stored) this.#letGo.add(id);
    this.model().forget(stored);
  }
}

function isKind(kind: string): kind is Kind {
  return (KINDS as readonly string[]).includes(kind);
}

function createdBy(intent: { op: string; piece?: string }): string | undefined {
  return intent.op === "create" ? intent.piece : undefined;
}
