import { useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import type { Camera, Desk } from "../../shell/desk";
import type { MapState } from "./map";

/** A piece whose details are open is never hidden by them: the camera pans by as little as it takes. */
export function useSelectedInSight(desk: Desk, map: MapState, camera: Camera): void {
  const store = useStoreApi();
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const [id, more] = desk.selection.get();
      const dragging = map.origins.get().size > 0;
      if (id && !more && desk.panelOpen.get() && !dragging) camera.reveal(id);
    };
    // The panel is laid out, and the canvas measured, one frame after they are rendered.
    const soon = () => {
      frame ||= requestAnimationFrame(() => {
        frame = requestAnimationFrame(look);
      });
    };
    const leave = [
      desk.panelOpen.subscribe(soon),
      desk.selection.subscribe(soon),
      store.subscribe((now, before) => {
        if (now.width !== before.width || now.height !== before.height) soon();
      }),
    ];
    return () => {
      cancelAnimationFrame(frame);
      for (const off of leave) off();
    };
  }, [desk, map, camera, store]);
}
