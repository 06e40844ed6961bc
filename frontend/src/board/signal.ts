/** A list of listeners. Listeners may leave while it fires. */
export class Signal<Args extends unknown[] = []> {
  readonly #listeners = new Set<(...args: Args) => void>();

  on(listener: (...args: Args) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  fire(...args: Args): void {
    for (const listener of [...this.#listeners]) listener(...args);
  }

  get empty(): boolean {
    return this.#listeners.size === 0;
  }
}
