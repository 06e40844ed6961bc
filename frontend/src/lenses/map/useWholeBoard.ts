import { useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import type { Camera } from "../../shell/desk";
import type { MapState } from "./map";
import { shownFrame, showsAll } from "./minimap";
import { mapFrame } from "./zones";

// On a phone the keyboard comes and goes.
const NARROW = 640;

/** Whoever has the whole board in sight keeps it there when the canvas becomes lower: by a notice, or by the window. */
export function useWholeBoard(map: MapState, camera: Camera): void {
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
}
