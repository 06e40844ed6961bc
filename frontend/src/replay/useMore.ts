import { useEffect, useState } from "react";
import { useBoard } from "../shell/board";
import { usePart } from "../shell/value";
import { fetchFilm } from "./film";
import { useReplay } from "./replay";

const EACH_MS = 20_000;

/** How many edits were made since the film was fetched: asked for at its end only, and while somebody looks. */
export function useMore(): number {
  const { boot } = useBoard();
  const { player } = useReplay();
  const { count } = player.moments;
  const isAtEnd = usePart(player.moment, (moment) => moment === count);
  const [more, setMore] = useState(0);
  useEffect(() => {
    if (!isAtEnd) return;
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      // Whoever is offline has the film as far as it came.
      const now = document.hidden ? undefined : await fetchFilm(boot.board.id).catch(() => undefined);
      if (!isWanted) return;
      if (now) setMore(now.documents.board + now.documents.stage - count);
      timer = setTimeout(look, EACH_MS);
    };
    void look();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [boot, isAtEnd, count]);
  return more;
}
