import { useEffect } from "react";
import { writeAddress } from "./address";
import type { Replay } from "./replay";

// A browser takes no hundred addresses in a few seconds.
const RESTS_MS = 400;

/** The moment at which the film stands is in the address: a reload, or whoever gets the link, sees the same. */
export function useAddress({ player }: Replay): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (player.playing.get()) return;
        const wanted = writeAddress(player.moments, player.moment.get());
        history.replaceState(history.state, "", location.pathname + wanted + location.hash);
      }, RESTS_MS);
    };
    const leave = [player.moment.subscribe(write), player.playing.subscribe(write)];
    return () => {
      clearTimeout(timer);
      for (const off of leave) off();
    };
  }, [player]);
}
