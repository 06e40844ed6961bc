import { useStoreApi } from "@xyflow/react";
import { useEffect, useRef } from "react";
import type { Board } from "../../shell/board";
import type { Camera } from "../../shell/desk";
import type { MapState } from "./map";
import { shownFrame, showsAll } from "./minimap";
import { mapFrame } from "./zones";

// On a phone the keyboard comes and goes.
const NARROW = 640;

/**
 * Whoever has the whole board in sight keeps it there when the canvas becomes lower: by a notice, or by the window. And
 * when the board itself grows, where the past is shown: nobody works on it meanwhile.
 */
export function useWholeBoard({ isPast }: Pick<Board, "isPast">, map: MapState, camera: Camera): void {
  const store = useStoreApi();
  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.height === before.height || now.width !== before.width || now.width < NARROW) return;
        const [x, y, zoom] = before.transform;
        const shown = shownFrame({ x, y, zoom }, before.width, before.height);
        if (before.height > 0 && showsAll(mapFrame(map.frames.get()), shown)) camera.showAll();
      }),
    [store, map, camera],
  );
  const hasAll = useRef(false);
  useEffect(() => {
    if (!isPast) return;
    const look = () => {
      const { width, height, transform } = store.getState();
      const [x, y, zoom] = transform;
      hasAll.current =
        width >= NARROW && showsAll(mapFrame(map.frames.get()), shownFrame({ x, y, zoom }, width, height));
    };
    const grow = () => hasAll.current && camera.showAll(0);
    grow();
    look();
    const leave = [
      map.frames.subscribe(grow),
      store.subscribe((now, before) => now.transform !== before.transform && look()),
    ];
    return () => {
      for (const off of leave) off();
    };
  }, [isPast, store, map, camera]);
}
