import type { Reel } from "./reel";

export type FilmDocument = "board" | "stage";

/** How far each document has come: the numbers of their last edits. */
export type Seqs = { readonly board: number; readonly stage: number };

/**
 * The edits of both documents as one row in the order of time. A moment is a number: after so many edits of the row;
 * 0 is the empty board. The edit that leads to moment n is edit n.
 */
export class Moments {
  readonly count: number;
  readonly reels: Readonly<Record<FilmDocument, Reel>>;
  /** Of the board's edits, how many there are up to each moment. */
  readonly #board: Uint32Array;

  constructor(board: Reel, stage: Reel) {
    this.reels = { board, stage };
    this.count = board.count + stage.count;
    this.#board = new Uint32Array(this.count + 1);
    let taken = 0;
    for (let moment = 1; moment <= this.count; moment++) {
      const other = moment - 1 - taken;
      // At the same time, what the room does comes before what is written in it.
      const isBoard = other >= stage.count || (taken < board.count && (board.at[taken] ?? 0) < (stage.at[other] ?? 0));
      if (isBoard) taken++;
      this.#board[moment] = taken;
    }
  }

  seqsAt(moment: number): Seqs {
    const board = this.#board[moment] ?? 0;
    return { board, stage: moment - board };
  }

  documentOf(moment: number): FilmDocument {
    return this.#board[moment] === this.#board[moment - 1] ? "stage" : "board";
  }

  /** When the edit was made; before the first: when that was. */
  timeOf(moment: number): number {
    const edit = Math.max(1, moment);
    const document = this.documentOf(edit);
    return this.reels[document].at[this.seqsAt(edit)[document] - 1] ?? 0;
  }

  personOf(moment: number): number {
    const document = this.documentOf(moment);
    return this.reels[document].person[this.seqsAt(moment)[document] - 1] ?? 0;
  }

  get began(): number {
    return this.timeOf(1);
  }

  get ended(): number {
    return this.timeOf(this.count);
  }

  /** Everything that was made up to this time. */
  momentAt(time: number): number {
    return lastWhere(this.count, (moment) => this.timeOf(moment) <= time);
  }

  /** The first moment in which the document had come so far. */
  momentOf(document: FilmDocument, seq: number): number {
    const before = lastWhere(this.count, (moment) => this.seqsAt(moment)[document] < seq);
    return Math.min(this.count, seq === 0 ? 0 : before + 1);
  }

  /** The first moment in which both had come so far. */
  momentOfBoth(board: number, stage: number): number {
    return Math.max(this.momentOf("board", board), this.momentOf("stage", stage));
  }
}

/** The last number from 1 to `count` for which this holds, as it does for all before it; 0 when it holds for none. */
export function lastWhere(count: number, holds: (number: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
