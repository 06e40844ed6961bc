import { useStoreApi } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { useBoard, useModel } from "../../shell/board";
import { useValue } from "../../shell/value";
import { detail, WORDS_BELOW } from "./detail";
import { useMap } from "./map";
import { paintOverview } from "./overviewPainter";
import { onTheme, readPalette } from "./palette";

const REST_MS = 300;

/** Below the zoom where words can be read, one canvas paints what thousands of elements would. */
export function Overview() {
  const { desk, visit } = useBoard();
  const model = useModel();
  const map = useMap();
  const canvas = useRef<HTMLCanvasElement>(null);
  const store = useStoreApi();
  const shown = useValue(detail).level === "overview";

  useEffect(() => {
    const context = shown ? canvas.current?.getContext("2d") : undefined;
    if (!context) return;
    let frame = 0;
    let resting: ReturnType<typeof setTimeout> | undefined;
    let palette = readPalette();
    const paint = () => {
      frame = 0;
      const { transform, width, height } = store.getState();
      fitCanvas(context.canvas, width, height);
      const view = { x: transform[0], y: transform[1], zoom: transform[2], width, height };
      const marked = {
        selected: new Set(desk.selection.get()),
        fresh: new Set([...desk.fresh.get().keys(), ...visit.unseen.get()]),
        dimmed: map.dimmed.get(),
      };
      paintOverview(context, model, map.fit.get(), view, palette, marked, resting === undefined);
    };
    const soon = () => {
      frame ||= requestAnimationFrame(paint);
    };
    let zoom = store.getState().transform[2];
    const moved = () => {
      const { transform } = store.getState();
      if (transform[2] !== zoom) {
        zoom = transform[2];
        if (zoom < WORDS_BELOW) return soon();
        clearTimeout(resting);
        resting = setTimeout(() => {
          resting = undefined;
          soon();
        }, REST_MS);
      }
      soon();
    };
    paint();
    const leave = [
      store.subscribe(moved),
      model.onGeometry(soon),
      model.onIds(soon),
      map.fit.subscribe(soon),
      desk.selection.subscribe(soon),
      desk.fresh.subscribe(soon),
      map.dimmed.subscribe(soon),
      visit.unseen.subscribe(soon),
      onTheme(() => {
        palette = readPalette();
        soon();
      }),
    ];
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(resting);
      for (const off of leave) off();
    };
  }, [shown, store, model, map, desk, visit]);

  return shown ? (
    <div className="overview" aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  ) : null;
}

function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number): void {
  const ratio = window.devicePixelRatio || 1;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width === wide && canvas.height === high) return;
  canvas.width = wide;
  canvas.height = high;
}
