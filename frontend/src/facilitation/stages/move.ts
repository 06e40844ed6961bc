import type { Board } from "../../shell/board";
import { type Answer, ask } from "../ask";

export type Exit = {
  readonly id: string;
  readonly ask: Readonly<Record<string, string>>;
  readonly met: boolean | null;
  readonly have: number;
  readonly want: number;
  readonly share: boolean;
};
export type Running = { readonly exits: readonly Exit[] };

type Move = { readonly index: number; readonly from: number; readonly confirm?: boolean };

/** To another stage. `exit-open`: the room is not done, and whoever asks is to confirm it. */
export function move(board: Board, wanted: Move): Promise<Answer<Running>> {
  return ask<Running>(board, "PUT", "/stage", wanted, { quietly: ["exit-open"] });
}

/** The script; asked once more as `move` is. */
export function end(board: Board, confirm: boolean): Promise<Answer<void>> {
  return ask<void>(board, "DELETE", confirm ? "/stage?confirm=true" : "/stage", undefined, { quietly: ["exit-open"] });
}
