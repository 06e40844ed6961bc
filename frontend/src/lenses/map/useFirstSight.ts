import { useReactFlow, useStore, useStoreApi } from "@xyflow/react";
import { useEffect, useRef, useState } from "react";
import type { Board } from "../../shell/board";
import type { Camera } from "../../shell/desk";
import type { MapState } from "./map";

const NARROW = 640;
const LOW = 420;

/** False until the camera is where it belongs. What one sees first: the whole map; on a phone, or enlarged by the browser, the heart of it, large enough to read. */
export function useFirstSight({ session, desk }: Board, map: MapState, camera: Camera): boolean {
  const flow = useReactFlow();
  const store = useStoreApi();
  const width = useStore((state) => state.width);
  const low = useStore((state) => state.height < LOW);
  const shown = useRef(false);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (width === 0 || shown.current) return;
    shown.current = true;
    if (desk.mapView) {
      void flow.setViewport(desk.mapView);
      setSeen(true);
      return;
    }
    const show = () => {
      if (width >= NARROW && !low) return camera.showAll(0);
      const { x, y, width: wide } = map.frames.get().strategy;
      camera.showFrame(x + wide / 2 - 470, y, 940, 1500, 0);
    };
    show();
    setSeen(true);
    // Zones may have grown around what came with the first sync.
    let done = false;
    return session.onSaveState(() => {
      if (done || session.saveState().kind !== "saved") return;
      done = true;
      requestAnimationFrame(() => requestAnimationFrame(show));
    });
  }, [width, low, session, desk, flow, map, camera]);
  useEffect(
    () => () => {
      const [x, y, zoom] = store.getState().transform;
      if (shown.current) desk.mapView = { x, y, zoom };
    },
    [store, desk],
  );
  return seen;
}
