import { useEffect } from "react";
import type { Board } from "../shell/board";
import { toldUpTo } from "./player";
import type { Replay } from "./replay";

const MARKED_MS = 2_000;
const MOST_MARKED = 12;

/** Marks the pieces that just changed; what is gone is chosen no longer. */
export function useFreshPieces({ desk, session }: Board, { player }: Replay): void {
  useEffect(() => {
    const mark = () => {
      const told = player.told.get();
      const done = toldUpTo(told, player.moment.get());
      const since = player.playing.get()
        ? player.head.get() - MARKED_MS * player.speed.get()
        : Number.POSITIVE_INFINITY;
      const marked = new Map<string, "theirs">();
      for (let nth = done; nth > 0 && marked.size < MOST_MARKED; nth--) {
        const happening = told[nth - 1];
        if (!happening || (nth < done && happening.at < since)) break;
        if (happening.piece) marked.set(happening.piece, "theirs");
      }
      const before = desk.fresh.get();
      const isSame = before.size === marked.size && [...marked.keys()].every((id) => before.has(id));
      if (!isSame) desk.fresh.set(marked);
      desk.forget((id) => session.model().piece(id) === undefined);
    };
    mark();
    const leave = [player.moment.subscribe(mark), player.told.subscribe(mark), player.playing.subscribe(mark)];
    return () => {
      for (const off of leave) off();
    };
  }, [desk, session, player]);
}
