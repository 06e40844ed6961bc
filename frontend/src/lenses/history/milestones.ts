import type { Piece } from "../../board/model";
import { beginningOf } from "./dates";

export type Effect = -1 | 0 | 1;
export type Dated = { piece: Piece; date: string; began: number };

/** In the order of time; what has no date that can be read comes apart. */
export function inOrder(pieces: readonly Piece[]): { dated: Dated[]; undated: Piece[] } {
  const dated: Dated[] = [];
  const undated: Piece[] = [];
  for (const piece of pieces) {
    const date = typeof piece.fields.date === "string" ? piece.fields.date : "";
    const began = beginningOf(date);
    if (began === undefined) undated.push(piece);
    else dated.push({ piece, date, began });
  }
  dated.sort((a, b) => a.began - b.began || (a.piece.id < b.piece.id ? -1 : 1));
  return { dated, undated };
}

/** Not said is neither: it lies on the line. */
export function effectOf({ fields }: Piece): Effect {
  return fields.effect === 1 || fields.effect === -1 ? fields.effect : 0;
}

export function effectBeside(effect: Effect, by: 1 | -1): Effect {
  return Math.max(-1, Math.min(1, effect + by)) as Effect;
}
