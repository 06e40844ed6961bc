import type { Piece } from "../board/model";
import type { Kind, Zone } from "../board/schema.gen";
import type { Joint, What } from "../shell/past/past";
import type { Words } from "../shell/workshop";

/** What the room does as one. */
export type RoomEvent =
  | "stage-begins"
  | "stage-ends"
  | "timer-runs"
  | "timer-stands"
  | "vote-opens"
  | "vote-closes"
  | "round-opens"
  | "round-closes"
  | "card"
  | "checkpoint"
  | "spotlight";

/** One change as it is told: of a piece, or of the room. What the server noticed in one edit, before it has a place. */
export type Change = {
  readonly what: What | "comment" | "sign" | RoomEvent;
  /** The piece as it was with the change, or just before it went; undefined for what the room does. */
  readonly piece?: Piece;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly link: Joint | null;
  /** How many other pieces moved along. */
  readonly more: number;
  /** The name of the stage, the question of the vote: what the event is about. */
  readonly title?: Words | string;
  /** Of the vote, the round, the checkpoint. */
  readonly subject?: string;
};

/** A change with its place in the film. Typing is one: it goes from `first` to `last`. */
export type Happening = Omit<Change, "piece"> & {
  /** Its place in the tale. */
  readonly id: number;
  readonly first: number;
  last: number;
  readonly at: number;
  /** 0: the server; n: the n-th of the film's people. */
  readonly person: number;
  readonly piece?: string;
  readonly kind?: Kind;
  readonly zone?: Zone;
  /** The piece as it was then, for when it is not on the board. */
  state: Piece | undefined;
  after: unknown;
};

/** What is asked of a happening; undefined asks for nothing. */
export type Wanted = (happening: Happening) => boolean;

// Whoever goes on typing within this time is still at the same sentence.
const STILL_TYPING_MS = 30_000;
const GOES_ON = new Set<Change["what"]>(["text", "moved", "field"]);

/** Happenings in the order of time; what goes on is told once. */
export class Tale {
  readonly #told: Happening[] = [];
  readonly #ofPiece = new Map<string, { happening: Happening; at: number }>();

  get told(): readonly Happening[] {
    return this.#told;
  }

  tell(moment: number, at: number, person: number, { piece, ...change }: Change): void {
    const open = piece && this.#ofPiece.get(piece.id);
    if (open && at - open.at <= STILL_TYPING_MS && goesOn(open.happening, person, change)) {
      open.happening.last = moment;
      open.happening.state = piece;
      if (open.happening.what === change.what) open.happening.after = change.after;
      open.at = at;
      return;
    }
    const happening: Happening = {
      ...change,
      ...(piece && { piece: piece.id, kind: piece.kind, zone: piece.zone }),
      state: piece,
      id: this.#told.length,
      first: moment,
      last: moment,
      at,
      person,
    };
    this.#told.push(happening);
    if (piece) this.#ofPiece.set(piece.id, { happening, at });
  }
}

function goesOn(open: Happening, person: number, { what, field, more }: Omit<Change, "piece">): boolean {
  if (open.person !== person || more !== open.more) return false;
  // A piece that is made empty is written by its first words.
  if (open.what === "created") return what === "text";
  return open.what === what && GOES_ON.has(what) && open.field === field;
}
