import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";

const GAP = 2;
const EDGE = 8;

type PopoverProps = {
  label: string;
  className?: string;
  /** Without the keyboard going back: it has gone elsewhere already. */
  onLeave: () => void;
  /** Escape: the keyboard goes back to where it was opened. */
  onEscape: () => void;
  children: ReactNode;
};

/** A small editor over the table, below the cell it belongs to. Never cut off by what scrolls around it. */
export function Popover({ label, className = "", onLeave, onEscape, children }: PopoverProps) {
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const el = root.current;
    const anchor = el?.parentElement;
    if (!el || !anchor) return;
    el.showPopover();
    const place = () => {
      const cell = anchor.getBoundingClientRect();
      const { width, height } = el.getBoundingClientRect();
      const below = cell.bottom + GAP;
      const top = below + height + EDGE > innerHeight ? Math.max(EDGE, cell.top - GAP - height) : below;
      el.style.top = `${top}px`;
      el.style.left = `${Math.max(EDGE, Math.min(cell.left, innerWidth - width - EDGE))}px`;
    };
    place();
    const grown = new ResizeObserver(place);
    grown.observe(el);
    window.addEventListener("scroll", place, true);
    window.addEventListener("resize", place);
    return () => {
      grown.disconnect();
      window.removeEventListener("scroll", place, true);
      window.removeEventListener("resize", place);
    };
  }, []);
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useEffect(() => {
    const away = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) leave.current();
    };
    document.addEventListener("pointerdown", away, true);
    return () => document.removeEventListener("pointerdown", away, true);
  }, []);
  return (
    <div
      ref={root}
      popover="manual"
      role="dialog"
      aria-label={label}
      className={`plan-popover ${className}`}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
        event.preventDefault();
        // The page has keys of its own, which hear it outside of React.
        event.nativeEvent.stopImmediatePropagation();
        onEscape();
      }}
      onBlur={(event) => {
        const next = event.relatedTarget;
        if (next instanceof Node && !event.currentTarget.contains(next)) onLeave();
      }}
    >
      {children}
    </div>
  );
}
