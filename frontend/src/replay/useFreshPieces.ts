import { useEffect } from "react";
import type { Board } from "../shell/board";
import type { Happening } from "./happening";
import { doneWith, toldUpTo } from "./player";
import type { Replay } from "./replay";

const MARKED_MS = 2_000;
const MOST_MARKED = 12;

/** Marks the pieces that just changed; what is gone is chosen no longer. */
export function useFreshPieces({ desk, session }: Board, replay: Replay): void {
  useEffect(() => {
    const { player } = replay;
    const mark = () => {
      const marked = new Map<string, "theirs">();
      for (const { piece } of player.playing.get() ? justNow(replay) : justDone(replay))
        if (piece && marked.size < MOST_MARKED) marked.set(piece, "theirs");
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
  }, [desk, session, replay]);
}

function* justNow({ player }: Replay): Iterable<Happening> {
  const told = player.told.get();
  const since = player.head.get() - MARKED_MS * player.speed.get();
  for (let nth = toldUpTo(told, player.moment.get()); nth > 0; nth--) {
    const happening = told[nth - 1];
    if (!happening || happening.at < since) return;
    yield happening;
  }
}

/** What is done with the edit that is shown; in the middle of something, what began last. */
function justDone({ player }: Replay): readonly Happening[] {
  const told = player.told.get();
  const done = doneWith(told, player.moment.get());
  return done.length > 0 ? done : told.slice(0, toldUpTo(told, player.moment.get())).slice(-1);
}
