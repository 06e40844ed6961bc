import type { Fields, Piece } from "../../board/model";
import type { LinkKind, Zone } from "../../board/schema.gen";
import { type Author, readTold } from "../../shell/past/past";
import type { Checkpoint } from "../checkpoints/checkpoint";

/** A moment of the board: `checkpoint:<id>`, `seq:<number of an edit>` or `now`. */
export type Ref = string;
export const NOW: Ref = "now";
export const BEGINNING: Ref = "seq:0";
export const refOf = ({ id }: Pick<Checkpoint, "id">): Ref => `checkpoint:${id}`;

export type Mark = { readonly sort: "same" | "out" | "in"; readonly words: string };
export type Place = Pick<Piece, "zone" | "pos" | "size">;
export type Side = {
  readonly ref: Ref;
  readonly seq: number;
  readonly at: string | null;
  readonly number: number | null;
  readonly name: string;
  readonly metrics: Checkpoint["metrics"] | null;
};
export type FieldChange = {
  readonly piece: string;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly marks: readonly Mark[] | null;
};
export type Move = { readonly piece: string; readonly from: Place; readonly to: Place };
export type Join = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
  readonly by: string;
  readonly fields: Fields;
};
export type JoinChange = {
  readonly link: string;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
};

/** From the first side to the second; `shifted`: within a zone, or of another size. */
export type Difference = {
  readonly added: readonly Piece[];
  readonly removed: readonly Piece[];
  readonly changed: readonly FieldChange[];
  readonly moved: readonly Move[];
  readonly shifted: readonly Move[];
  readonly linked: readonly Join[];
  readonly unlinked: readonly Join[];
  readonly relinked: readonly JoinChange[];
};
export type Comparison = Difference & {
  readonly a: Side;
  readonly b: Side;
  /** Everything that is named, as it is on the second side, or as it was on the first. */
  readonly pieces: Readonly<Record<string, Piece>>;
  readonly links: Readonly<Record<string, Join>>;
  readonly people: readonly Author[];
};

/** By id of a piece or a link, and by field ("" for its coming and going): whoever did it last; null for the server. */
export type Brought = {
  readonly touched: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  readonly people: readonly Author[];
};

export function readComparison(board: string, a: Ref, b: Ref): Promise<Comparison> {
  return readTold(`/api/boards/${board}/compare?${new URLSearchParams({ a, b })}`);
}

export function readBrought(board: string, a: Ref, b: Ref): Promise<Brought> {
  return readTold(`/api/boards/${board}/compare/people?${new URLSearchParams({ a, b })}`);
}

export function zoneOf({ pieces }: Comparison, id: string): Zone {
  return pieces[id]?.zone ?? "tray";
}
