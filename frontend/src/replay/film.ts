import type { Function as FunctionName } from "../board/schema.gen";
import { askThePast, readTold } from "../shell/past/past";
import type { Words } from "../shell/workshop";
import type { FilmDocument } from "./moments";
import { type Reel, readReel } from "./reel";

/** What there is to know before the film runs (docs/replay.md). */
export type Film = {
  readonly documents: Readonly<Record<FilmDocument, number>>;
  readonly people: readonly Player[];
  readonly stages: readonly Act[];
  readonly checkpoints: readonly Flag[];
};
/** Somebody who appears. `function`: null of whom nothing is known any more. */
export type Player = { readonly person: string; readonly name: string; readonly function: FunctionName | null };
export type Act = {
  readonly index: number;
  readonly id: string;
  readonly name: Words;
  readonly from: string;
  readonly to: string | null;
};
export type Flag = {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly at: string;
  readonly seq: number;
  readonly stage_seq: number;
};
export type Keyframe = { readonly seq: number; readonly bytes: Uint8Array };

const RECORDS_AT_ONCE = 20_000;

export function fetchFilm(board: string): Promise<Film> {
  return readTold(`/api/boards/${board}/film`);
}

/** All its edits up to `count`; `onPart` is called with how many more have come. */
export async function fetchReel(
  board: string,
  document: FilmDocument,
  count: number,
  onPart: (edits: number) => void,
): Promise<Reel> {
  const begins = Array.from({ length: Math.ceil(count / RECORDS_AT_ONCE) }, (_, index) => index * RECORDS_AT_ONCE);
  const parts = await Promise.all(
    begins.map(async (after) => {
      const limit = Math.min(RECORDS_AT_ONCE, count - after);
      const address = `/api/boards/${board}/film/reel?document=${document}&after=${after}&limit=${limit}`;
      const bytes = new Uint8Array(await (await askThePast(address)).arrayBuffer());
      onPart(limit);
      return bytes;
    }),
  );
  return readReel(parts, count);
}

/** The newest stored state at or before this edit; undefined when there is none. */
export async function fetchKeyframe(board: string, document: FilmDocument, seq: number): Promise<Keyframe | undefined> {
  const answer = await askThePast(`/api/boards/${board}/film/keyframe?document=${document}&seq=${seq}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const found = Number(answer.headers.get("X-Seq") ?? 0);
  return found > 0 ? { seq: found, bytes } : undefined;
}
