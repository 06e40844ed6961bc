import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect, useMemo } from "react";
import type { BoardModel } from "../../board/model";
import type { Board } from "../../shell/board";
import type { Camera } from "../../shell/desk";
import { FULL_FROM, OVERVIEW_BELOW } from "./detail";
import { leastPan, type View, type Window } from "./inSight";
import type { MapState } from "./map";
import { type Frame, mapFrame } from "./zones";

export const LEAST_ZOOM = 0.06;
export const MOST_ZOOM = 2;
const SCENE_MS = 420;
const COMPOSER_ROOM = 96;
const BARE_ROOM = 12;
// On a canvas so wide the composer has one row, else two.
const ONE_ROW = 1200;
const SECOND_ROW = 42;
const NARROW = 640;
const NARROW_ZOOM = 0.5;
const READABLE_ZOOM = 0.4;
const PANEL_MS = 60;

/** The camera of the map, for the bar, the panel and the keyboard. */
export function useCamera(
  model: BoardModel,
  { desk, isPast }: Pick<Board, "desk" | "isPast">,
  map: MapState,
  focus: Camera["focus"],
): Camera {
  const flow = useReactFlow();
  const store = useStoreApi();
  const camera = useMemo<Camera>(() => {
    // Where the camera is on its way to: what is to be seen is measured there, and a flight is not cut short.
    let flight: { view: View; until: number } | undefined;
    const fly = (view: View, ms: number) => {
      flight = { view, until: performance.now() + ms };
      void flow.setViewport(view, { duration: ms });
    };
    const viewNow = (): View => {
      const [x, y, zoom] = store.getState().transform;
      return flight && performance.now() < flight.until ? flight.view : { x, y, zoom };
    };
    // Over the past no composer lies.
    const footRoom = (width: number) => (isPast ? BARE_ROOM : composerRoom(width));
    const duration = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : SCENE_MS);
    const show = (frame: Frame, least: number, most: number, ms = duration()) => {
      const { width, height } = store.getState();
      const side = width < 1200 ? 12 : 24;
      const zoomWide = (width - 2 * side) / frame.width;
      const foot = footRoom(width);
      const zoomHigh = (height - 12 - foot) / frame.height;
      const zoom = Math.max(least, Math.min(most, zoomWide, zoomHigh));
      // What is wider than the window begins at its left.
      const x = Math.max(side, (width - frame.width * zoom) / 2) - frame.x * zoom;
      const y = 12 + Math.max(0, (height - 12 - foot - frame.height * zoom) / 2) - frame.y * zoom;
      fly({ x, y, zoom }, ms);
    };
    const frameOf = (ids: readonly string[]): Frame | undefined => {
      const pieces = ids.flatMap((id) => model.piece(id) ?? []);
      if (pieces.length === 0) return undefined;
      const x = Math.min(...pieces.map(({ pos }) => pos[0]));
      const y = Math.min(...pieces.map(({ pos }) => pos[1]));
      const right = Math.max(...pieces.map(({ pos, size }) => pos[0] + size[0]));
      const bottom = Math.max(...pieces.map(({ pos, size }) => pos[1] + size[1]));
      return { x, y, width: right - x, height: bottom - y };
    };
    // What neither the composer nor, on narrow screens, the panel and the zoom buttons lie over. The panel is measured
    // where it will lie, not on its way there.
    const freeWindow = (): Window => {
      const { width, height, domNode } = store.getState();
      const canvas = domNode?.getBoundingClientRect();
      const panel = document.querySelector<HTMLElement>(".panel");
      const sheet = canvas && panel && panel.getBoundingClientRect().left < canvas.right ? panel.offsetHeight : 0;
      const buttons = width < NARROW ? document.querySelector(".zoom-controls")?.getBoundingClientRect() : undefined;
      const foot = canvas && buttons ? canvas.bottom - buttons.top : footRoom(width);
      return { left: 0, top: 0, right: width, bottom: height - (sheet || foot) };
    };
    const showPieces = (ids: readonly string[], least: number) => {
      const frame = frameOf(ids);
      if (!frame) return;
      const { left, top, right, bottom } = freeWindow();
      const zoom = Math.max(viewNow().zoom, least);
      const x = (left + right) / 2 - (frame.x + frame.width / 2) * zoom;
      const y = (top + bottom) / 2 - (frame.y + frame.height / 2) * zoom;
      fly({ x, y, zoom }, duration());
    };
    // Whoever goes somewhere of their own accord follows nobody any more.
    const alone = () => desk.following.set(null);
    return {
      // The panel may be opening: the canvas has its new width a moment later.
      show: (ids) => {
        alone();
        setTimeout(() => showPieces(ids, FULL_FROM), PANEL_MS);
      },
      reveal: (id) => {
        const frame = frameOf([id]);
        if (!frame) return;
        const view = viewNow();
        if (store.getState().width < NARROW && view.zoom < OVERVIEW_BELOW) return showPieces([id], NARROW_ZOOM);
        const [dx, dy] = leastPan(frame, view, freeWindow());
        if (dx !== 0 || dy !== 0) fly({ ...view, x: view.x + dx, y: view.y + dy }, duration() / 2);
      },
      showFrame: (x, y, width, height, ms) => {
        if (ms !== 0) alone();
        show({ x, y, width, height }, READABLE_ZOOM, 1, ms);
      },
      fitFrame: (x, y, width, height) => show({ x, y, width, height }, LEAST_ZOOM, 1),
      showAll: (ms) => {
        if (ms !== 0) alone();
        show(mapFrame(map.frames.get()), LEAST_ZOOM, 1, ms);
      },
      zoomBy: (factor) => {
        alone();
        void flow.zoomTo(store.getState().transform[2] * factor, { duration: duration() / 2 });
      },
      focus,
    };
  }, [flow, store, model, map, desk, isPast, focus]);
  useEffect(() => {
    desk.camera = camera;
    return () => {
      if (desk.camera === camera) desk.camera = undefined;
    };
  }, [desk, camera]);
  return camera;
}

function composerRoom(width: number): number {
  // The big screen has none.
  if (document.querySelector(".screen-map")) return 12;
  return width > ONE_ROW ? COMPOSER_ROOM : COMPOSER_ROOM + SECOND_ROW;
}
