import { useEffect } from "react";
import type { Board } from "../shell/board";
import type { Replay } from "./replay";
import { wantedBy } from "./wanted";

/** What the lenses show and what the film tells is asked for once. */
export function useFilmFilter({ boot, desk }: Board, { film, player }: Replay): void {
  useEffect(() => {
    const ask = () => player.want(wantedBy(desk.filter.get(), film.people, boot.me.person));
    ask();
    return desk.filter.subscribe(ask);
  }, [boot, desk, film, player]);
}
