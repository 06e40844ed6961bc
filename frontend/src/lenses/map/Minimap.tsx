import { useReactFlow, useStore, useStoreApi } from "@xyflow/react";
import { type PointerEvent as ReactPointerEvent, useEffect, useRef } from "react";
import { t } from "../../i18n";
import { useBoard, useLanguage, useModel } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { useValue } from "../../shell/value";
import { useMap } from "./map";
import { centredOn, miniatureOf, shownFrame, showsAll, toBoard } from "./minimap";
import { paintMinimap } from "./minimapPainter";
import { directionOf, stepOf } from "./nearest";
import { onTheme, readPalette } from "./palette";
import { mapFrame } from "./zones";

const STEP_PX = 80;

/** Where on the board one is, as long as not all of it is in sight: pressed, dragged or by arrows it moves the camera. */
export function Minimap() {
  useLanguage();
  const { desk } = useBoard();
  const wanted = useValue(desk.minimap);
  const frames = useValue(useMap().frames);
  const partly = useStore(({ transform: [x, y, zoom], width, height }) => {
    return width > 0 && !showsAll(mapFrame(frames), shownFrame({ x, y, zoom }, width, height));
  });
  if (!partly) return null;
  const words = wanted ? t("Hide the overview map") : t("Show the overview map");
  return (
    <div className={wanted ? "minimap" : "minimap is-hidden"}>
      {wanted && <Miniature />}
      <button
        type="button"
        className="minimap-button"
        aria-label={words}
        title={words}
        onClick={() => desk.minimap.set(!wanted)}
      >
        <Icon name={wanted ? "close" : "overview"} size={wanted ? 14 : 18} />
      </button>
    </div>
  );
}

function Miniature() {
  const { desk } = useBoard();
  const model = useModel();
  const map = useMap();
  const flow = useReactFlow();
  const store = useStoreApi();
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useRef<HTMLElement>(null);

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    let frame = 0;
    // Measured when it is painted: asking for it while one pans would lay out the page in each frame.
    let small = smallOf(context.canvas, map);
    let palette = readPalette();
    const paint = () => {
      frame = 0;
      const { clientWidth, clientHeight } = context.canvas;
      if (clientWidth === 0) return;
      const ratio = window.devicePixelRatio || 1;
      context.canvas.width = Math.round(clientWidth * ratio);
      context.canvas.height = Math.round(clientHeight * ratio);
      const frames = map.frames.get();
      small = miniatureOf(mapFrame(frames), clientWidth, clientHeight);
      paintMinimap(context, model, frames, small, palette, map.dimmed.get());
      follow();
    };
    // Panning only moves the frame: nothing is painted for it.
    const follow = () => {
      const { transform, width, height } = store.getState();
      const el = shown.current;
      if (!el) return;
      const part = shownFrame({ x: transform[0], y: transform[1], zoom: transform[2] }, width, height);
      el.style.transform = `translate(${part.x * small.scale + small.x}px, ${part.y * small.scale + small.y}px)`;
      el.style.width = `${part.width * small.scale}px`;
      el.style.height = `${part.height * small.scale}px`;
    };
    const soon = () => {
      frame ||= requestAnimationFrame(paint);
    };
    paint();
    const observer = new ResizeObserver(soon);
    observer.observe(context.canvas);
    let known = store.getState().transform;
    const leave = [
      store.subscribe(({ transform }) => {
        if (transform === known) return;
        known = transform;
        follow();
      }),
      map.frames.subscribe(soon),
      map.dimmed.subscribe(soon),
      model.onGeometry(soon),
      model.onIds(soon),
      onTheme(() => {
        palette = readPalette();
        soon();
      }),
    ];
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      for (const off of leave) off();
    };
  }, [model, map, store]);

  const goTo = (event: ReactPointerEvent) => {
    const el = canvas.current;
    if (!el) return;
    const box = el.getBoundingClientRect();
    const { transform, width, height } = store.getState();
    const point = toBoard(smallOf(el, map), event.clientX - box.left, event.clientY - box.top);
    desk.following.set(null);
    void flow.setViewport(centredOn(point, transform[2], width, height));
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const direction = directionOf(event.key);
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const [x, y, zoom] = store.getState().transform;
    const [dx, dy] = stepOf(direction, STEP_PX);
    desk.following.set(null);
    void flow.setViewport({ x: x - dx, y: y - dy, zoom });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture that is steered, not a set of form fields
    <div
      className="minimap-picture"
      role="group"
      aria-label={t("Overview map: arrow keys move what is shown")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the camera from here
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        goTo(event);
      }}
      onPointerMove={(event) => {
        event.stopPropagation();
        if (event.buttons & 1) goTo(event);
      }}
    >
      <span aria-hidden="true">
        <canvas ref={canvas} />
        <i ref={shown} />
      </span>
    </div>
  );
}

function smallOf({ clientWidth, clientHeight }: HTMLElement, map: ReturnType<typeof useMap>) {
  return miniatureOf(mapFrame(map.frames.get()), clientWidth, clientHeight);
}
