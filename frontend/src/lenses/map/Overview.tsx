import { useStoreApi } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { useBoard, useModel } from "../../shell/board";
import { useValue } from "../../shell/value";
import { detail } from "./detail";
import { useMap } from "./map";
import { paintOverview, type View } from "./overviewPainter";
import { MARGIN, slide, withMargin } from "./overviewSlide";
import { onTheme, readPalette } from "./palette";

const REST_MS = 180;

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
    /** What the picture shows; undefined once it is out of date. */
    let painted: View | undefined;
    const viewNow = (): View => {
      const { transform, width, height } = store.getState();
      return { x: transform[0], y: transform[1], zoom: transform[2], width, height };
    };
    const paint = (view: View, atRest: boolean) => {
      painted = view;
      const marked = {
        selected: new Set(desk.selection.get()),
        fresh: new Set([...desk.fresh.get().keys(), ...visit.unseen.get()]),
        dimmed: map.dimmed.get(),
      };
      const wide = withMargin(view);
      fitCanvas(context.canvas, wide.width, wide.height);
      paintOverview(context, model, map.fit.get(), wide, palette, marked, atRest);
      context.canvas.style.transform = "";
    };
    const show = () => {
      frame = 0;
      const view = viewNow();
      const laid = painted && slide(painted, view);
      if (!laid) paint(view, resting === undefined);
      else context.canvas.style.transform = `translate(${laid.dx}px, ${laid.dy}px) scale(${laid.scale})`;
    };
    const soon = () => {
      frame ||= requestAnimationFrame(show);
    };
    const anew = () => {
      painted = undefined;
      soon();
    };
    // While somebody pans or zooms the picture slides along: painting it in every step would cost a frame.
    let before = viewNow();
    const moved = () => {
      const view = viewNow();
      if (view.x === before.x && view.y === before.y && view.zoom === before.zoom && view.width === before.width)
        return;
      before = view;
      clearTimeout(resting);
      resting = setTimeout(() => {
        resting = undefined;
        anew();
      }, REST_MS);
      soon();
    };
    show();
    const leave = [
      store.subscribe(moved),
      model.onGeometry(anew),
      model.onIds(anew),
      map.fit.subscribe(anew),
      desk.selection.subscribe(anew),
      desk.fresh.subscribe(anew),
      map.dimmed.subscribe(anew),
      visit.unseen.subscribe(anew),
      onTheme(() => {
        palette = readPalette();
        anew();
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
      <canvas ref={canvas} style={{ left: -MARGIN, top: -MARGIN, transformOrigin: `${MARGIN}px ${MARGIN}px` }} />
    </div>
  ) : null;
}

function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number): void {
  const ratio = window.devicePixelRatio || 1;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width === wide && canvas.height === high) return;
  canvas.width = wide;
  canvas.height = high;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}
