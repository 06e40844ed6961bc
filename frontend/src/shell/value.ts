import { useSyncExternalStore } from "react";

/** One value that components watch. Not part of the document: it lives on this device while the page is open. */
export class Value<T> {
  #current: T;
  readonly #listeners = new Set<() => void>();

  constructor(initial: T) {
    this.#current = initial;
  }

  get = (): T => this.#current;

  set(next: T): void {
    if (Object.is(next, this.#current)) return;
    this.#current = next;
    for (const listener of [...this.#listeners]) listener();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

export function useValue<T>(value: Value<T>): T {
  return useSyncExternalStore(value.subscribe, value.get);
}

/** Watches one part of a value: the component renders only when that part changes. The part must be stable. */
export function usePart<T, P>(value: Value<T>, part: (current: T) => P): P {
  return useSyncExternalStore(value.subscribe, () => part(value.get()));
}
