import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect, useMemo } from "react";
import type { Board } from "../../shell/board";
import { placeOfPeer } from "../../shell/whereabouts";
import type { View } from "./inSight";
import { centredOn } from "./minimap";

const LEAST_ZOOM = 0.6;
// Of the way that is left, in each frame.
const PART = 0.16;
const ARRIVED_PX = 0.5;
// Of the canvas, from its middle: a hand that stays near there moves nothing, so that nobody gets seasick.
const CALM = 0.2;

/**
 * The camera goes where the followed person points, or what they have chosen. Returns what React Flow tells of moves:
 * whoever pans or zooms by hand has stopped to follow.
 */
export function useFollow({ desk, session }: Board) {
  const flow = useReactFlow();
  const store = useStoreApi();
  useEffect(() => {
    let frame = 0;
    let goal: View | undefined;
    const step = () => {
      frame = 0;
      if (!goal || !desk.following.get()) return;
      const [x, y, zoom] = store.getState().transform;
      const part = matchMedia("(prefers-reduced-motion: reduce)").matches ? 1 : PART;
      const next = {
        x: x + (goal.x - x) * part,
        y: y + (goal.y - y) * part,
        zoom: zoom + (goal.zoom - zoom) * part,
      };
      const isThere = Math.hypot(goal.x - next.x, goal.y - next.y) < ARRIVED_PX;
      void flow.setViewport(isThere ? goal : next);
      if (isThere) goal = undefined;
      else frame = requestAnimationFrame(step);
    };
    const look = () => {
      const person = desk.following.get();
      const at = person ? placeOfPeer(session, person) : undefined;
      if (!at) return;
      const { transform, width, height } = store.getState();
      const [x, y, zoom] = transform;
      const across = Math.abs(at[0] * zoom + x - width / 2) / width;
      const down = Math.abs(at[1] * zoom + y - height / 2) / height;
      if (!goal && zoom >= LEAST_ZOOM && across < CALM && down < CALM) return;
      goal = centredOn(at, Math.max(zoom, goal?.zoom ?? LEAST_ZOOM), width, height);
      frame ||= requestAnimationFrame(step);
    };
    const begin = () => {
      goal = undefined;
      look();
    };
    begin();
    const leave = [desk.following.subscribe(begin), session.onPresence(look)];
    return () => {
      cancelAnimationFrame(frame);
      for (const off of leave) off();
    };
  }, [desk, session, flow, store]);
  // Another lens shows nothing to follow.
  useEffect(() => () => desk.following.set(null), [desk]);
  return useMemo(
    () => (event: MouseEvent | TouchEvent | null) => {
      if (event) desk.following.set(null);
    },
    [desk],
  );
}
