import { createContext, useContext } from "react";
import type { Value } from "../shell/value";
import type { Film } from "./film";
import type { FilmPlayer } from "./player";
import type { TimeAxis } from "./timeAxis";

/** What the parts of the replay share, beside the board as it was. */
export type Replay = {
  readonly film: Film;
  readonly player: FilmPlayer;
  readonly axis: TimeAxis;
  /** The vote whose result lies on the board. */
  readonly vote: Value<string | null>;
  /** Fetches the film anew, with what came since; it stays where it stands. */
  readonly readOn: () => Promise<void>;
};

export const ReplayContext = createContext<Replay | null>(null);

export function useReplay(): Replay {
  const replay = useContext(ReplayContext);
  if (!replay) throw new Error("outside of the replay");
  return replay;
}
