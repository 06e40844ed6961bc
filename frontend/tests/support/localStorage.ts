/** What all tabs of a browser share: each is told what the others wrote, when `settle` is called. */
export class MemoryDevice {
  isFull = false;
  readonly #items = new Map<string, string>();
  readonly #tabs: EventTarget[] = [];
  readonly #news: { key: string }[] = [];

  readonly storage = {
    getItem: (key: string): string | null => this.#items.get(key) ?? null,
    setItem: (key: string, value: string): void => {
      if (this.isFull) throw new DOMException("full", "QuotaExceededError");
      this.#items.set(key, value);
      this.#news.push({ key });
    },
  } as unknown as Storage;

  tab(): EventTarget {
    const tab = new EventTarget();
    this.#tabs.push(tab);
    return tab;
  }

  // A browser does not tell the tab that wrote; being told what it knows changes nothing for it.
  settle(): void {
    for (const news of this.#news.splice(0))
      for (const tab of this.#tabs)
        tab.dispatchEvent(Object.assign(new Event("storage"), news, { storageArea: this.storage }));
  }

  keys = (): string[] => [...this.#items.keys()];
  everything = (): string => [...this.#items].join();
}
