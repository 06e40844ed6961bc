import { useEffect } from "react";
import { t } from "../i18n";
import type { Board } from "../shell/board";
import { sayMoment } from "./moves";
import type { Replay } from "./replay";

/** While the film runs nothing is said: nobody could listen so fast. Where it stops is said, however that came. */
export function useSaid(board: Board, replay: Replay): void {
  useEffect(() => {
    const { player } = replay;
    return player.playing.subscribe(() => {
      if (player.playing.get()) return;
      if (player.moment.get() === player.moments.count) board.desk.spoken.set(t("This is the end of the film."));
      else sayMoment(board, replay);
    });
  }, [board, replay]);
}
