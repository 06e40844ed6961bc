import { useRef } from "react";

const THRESHOLD_PX = 6;
const TARGET = "[data-drop]";

/**
 * A card is taken with the mouse or the pen and let go on what says `data-drop`. A finger scrolls: it has the card's
 * menu. Escape lets go of it where it was.
 */
export function useCardDrag(onDrop: (target: string) => void): {
  onPointerDown: (event: React.PointerEvent<HTMLElement>) => void;
  onClickCapture: (event: React.MouseEvent) => void;
} {
  const dragged = useRef(false);
  const onPointerDown = (event: React.PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || event.pointerType === "touch" || isControl(event.target, event.currentTarget)) return;
    const card = event.currentTarget;
    const { clientX, clientY } = event;
    let over: HTMLElement | null = null;
    let isDragging = false;
    dragged.current = false;
    const show = (next: HTMLElement | null) => {
      over?.classList.remove("is-over");
      next?.classList.add("is-over");
      over = next;
    };
    const end = () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", end);
      window.removeEventListener("keydown", letGo, true);
      show(null);
      card.classList.remove("is-dragged");
      card.style.translate = "";
      isDragging = false;
    };
    const move = (to: PointerEvent) => {
      const [x, y] = [to.clientX - clientX, to.clientY - clientY];
      if (!isDragging && Math.hypot(x, y) < THRESHOLD_PX) return;
      isDragging = true;
      dragged.current = true;
      card.classList.add("is-dragged");
      card.style.translate = `${x}px ${y}px`;
      to.preventDefault();
      show(document.elementFromPoint(to.clientX, to.clientY)?.closest<HTMLElement>(TARGET) ?? null);
    };
    const up = () => {
      const target = isDragging ? over?.dataset.drop : undefined;
      end();
      if (target !== undefined) onDrop(target);
    };
    const letGo = (key: KeyboardEvent) => {
      if (key.key !== "Escape" || !isDragging) return;
      key.preventDefault();
      key.stopImmediatePropagation();
      end();
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", end);
    window.addEventListener("keydown", letGo, true);
  };
  // Letting go is no click: it would open the details.
  const onClickCapture = (event: React.MouseEvent) => {
    if (!dragged.current) return;
    dragged.current = false;
    event.preventDefault();
    event.stopPropagation();
  };
  return { onPointerDown, onClickCapture };
}

// What is on a card and does something of its own; the card itself may be a button.
function isControl(target: EventTarget, card: HTMLElement): boolean {
  const control = target instanceof Element ? target.closest("button, input, select, textarea, a") : null;
  return control !== null && control !== card && !control.hasAttribute("data-grip");
}
