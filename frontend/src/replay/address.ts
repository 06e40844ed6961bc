import type { Film } from "./film";
import type { Moments } from "./moments";

/** A moment as an address names it: an edit of the board, and how many of the room came after it; or an edit of each. */
export type Place = { readonly seq: number; readonly further: number; readonly stageSeq?: number };

/** Of `?at=1284`, of `?at=1284-2`, and of `?checkpoint=<id>`; undefined when it names none that there is. */
export function readAddress(search: string, film: Film): Place | undefined {
  const query = new URLSearchParams(search);
  const flag = film.checkpoints.find(({ id }) => id === query.get("checkpoint"));
  if (flag) return { seq: flag.seq, further: 0, stageSeq: flag.stage_seq };
  const [, seq, further = "0"] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(query.get("at") ?? "") ?? [];
  if (seq === undefined || Number(seq) > film.documents.board) return undefined;
  return { seq: Number(seq), further: Math.min(Number(further), film.documents.stage) };
}

export function momentOfPlace(moments: Moments, { seq, further, stageSeq = 0 }: Place): number {
  return moments.momentOfBoth(seq, stageSeq) + further;
}

export function writeAddress(moments: Moments, moment: number): string {
  const { board } = moments.seqsAt(moment);
  const further = moment - moments.momentOf("board", board);
  return further > 0 ? `?at=${board}-${further}` : `?at=${board}`;
}
