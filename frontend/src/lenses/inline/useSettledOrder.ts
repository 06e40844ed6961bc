import { type FocusEvent, useRef, useState } from "react";
import type { Piece } from "../../board/model";

/**
 * The order as it is sorted, but not under one's hands: while somebody is at the cards none of them jumps away from
 * the pointer or the keyboard, new ones come last. Values change at once.
 */
export function useSettledOrder(sorted: readonly Piece[], held: boolean): readonly Piece[] {
  const order = useRef<readonly string[]>([]);
  const before = new Map(order.current.map((id, index) => [id, index]));
  const last = before.size;
  const shown = held
    ? [...sorted].sort((one, other) => (before.get(one.id) ?? last) - (before.get(other.id) ?? last))
    : sorted;
  order.current = shown.map(({ id }) => id);
  return shown;
}

/** Whether the pointer or the keyboard is in an element, and what the element needs to tell. */
export function useHands() {
  const [near, setNear] = useState(false);
  const [inside, setInside] = useState(false);
  const watch = {
    onPointerEnter: () => setNear(true),
    onPointerLeave: () => setNear(false),
    onFocus: () => setInside(true),
    onBlur: (event: FocusEvent) => setInside(event.currentTarget.contains(event.relatedTarget)),
  };
  return { held: near || inside, watch };
}
