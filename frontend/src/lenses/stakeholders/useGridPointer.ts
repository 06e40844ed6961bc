import { type RefObject, useEffect, useRef, useState } from "react";
import { type Plot, type Step, stepAt } from "./plot";

type Way = "carry" | "draw";
type Held = { id: string; way: Way; x: number; y: number; dx: number; dy: number };
type Done = { onDrop: (id: string, step: Step) => void; onLink: (from: string, to: string) => void };

export type GridPointer = {
  /** How far a person is carried from where they stand. */
  offset: (id: string) => { x: number; y: number } | undefined;
  /** What the person would have if they were let go now. */
  target: Step | undefined;
  /** A line that is being drawn, in px of the plot. */
  drawn: { from: string; x: number; y: number } | undefined;
  hold: (id: string, way: Way) => Handlers;
  /** Whether the click that comes now ends a drag. */
  wasDrag: () => boolean;
};

type Handlers = Record<
  "onPointerDown" | "onPointerMove" | "onPointerUp" | "onPointerCancel",
  (event: React.PointerEvent) => void
>;

// Nearer than this the pointer has only pressed.
const START = 5;

/** People carried over the plot, and lines drawn from one to another. Escape lets go without a change. */
export function useGridPointer(field: RefObject<HTMLElement | null>, plot: Plot, done: Done): GridPointer {
  const [held, setHeld] = useState<Held | null>(null);
  const pressed = useRef<{ id: string; x: number; y: number } | null>(null);
  const dragged = useRef(false);
  const moving = held !== null;
  const letGo = () => {
    pressed.current = null;
    setHeld(null);
  };
  useEffect(() => {
    if (!moving) return;
    const leave = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      pressed.current = null;
      setHeld(null);
    };
    window.addEventListener("keydown", leave, true);
    return () => window.removeEventListener("keydown", leave, true);
  }, [moving]);

  const inPlot = ({ x, y }: { x: number; y: number }) => {
    const box = field.current?.getBoundingClientRect();
    return { x: x - (box?.left ?? 0), y: y - (box?.top ?? 0) };
  };
  const stepUnder = (at: { x: number; y: number }) => {
    const { x, y } = inPlot(at);
    return stepAt(plot, x, y);
  };
  const finish = (id: string, way: Way, x: number, y: number) => {
    if (way === "carry") {
      const step = stepUnder({ x, y });
      if (step) done.onDrop(id, step);
      return;
    }
    const under = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-piece]")?.dataset.piece;
    if (under) done.onLink(id, under);
  };
  const hold = (id: string, way: Way): Handlers => ({
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      pressed.current = { id, x: event.clientX, y: event.clientY };
      dragged.current = false;
    },
    onPointerMove: ({ clientX: x, clientY: y }) => {
      const from = pressed.current;
      if (from?.id !== id) return;
      dragged.current ||= Math.hypot(x - from.x, y - from.y) > START;
      if (dragged.current) setHeld({ id, way, x, y, dx: x - from.x, dy: y - from.y });
    },
    onPointerUp: ({ clientX: x, clientY: y }) => {
      const mine = pressed.current?.id === id;
      letGo();
      if (mine && dragged.current) finish(id, way, x, y);
    },
    onPointerCancel: letGo,
  });

  const carried = held?.way === "carry" ? held : undefined;
  const drawing = held?.way === "draw" ? held : undefined;
  return {
    offset: (id) => (carried?.id === id ? { x: carried.dx, y: carried.dy } : undefined),
    target: carried && stepUnder(carried),
    drawn: drawing && { from: drawing.id, ...inPlot(drawing) },
    hold,
    wasDrag: () => {
      const was = dragged.current;
      dragged.current = false;
      return was;
    },
  };
}
