import { useStore } from "@xyflow/react";
import { useEffect, useRef, useState } from "react";
import type { Camera } from "../../shell/desk";
import type { BoardSession } from "../../sync/session";
import type { MapState } from "./map";

const NARROW = 640;
const LOW = 420;

/** False until the camera is where it belongs. What one sees first: the whole map; on a phone, or enlarged by the browser, the heart of it, large enough to read. */
export function useFirstSight(session: BoardSession, map: MapState, camera: Camera): boolean {
  const width = useStore((state) => state.width);
  const low = useStore((state) => state.height < LOW);
  const shown = useRef(false);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (width === 0 || shown.current) return;
    shown.current = true;
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
  }, [width, low, session, map, camera]);
  return seen;
}
