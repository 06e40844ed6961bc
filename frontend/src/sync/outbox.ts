import { Signal } from "../board/signal";
import type { Aside, Change } from "./change";
import type { Device } from "./device";
import type { Tray } from "./tray";

type Item = Change & { key?: number; stored: boolean };

/**
 * Local changes of all documents until the server has them in its log. Each is on this device before it is sent, and
 * leaves only when it is acknowledged, so closing the tab or a day offline loses nothing.
 */
export class Outbox {
  readonly changed = new Signal();
  readonly #device: Device;
  readonly #tray: Tray;
  #items: Item[] = [];
  /** The n-th message of this connection carried the n-th of these; one that was refused or ignored, nothing. */
  #sent: (Item | undefined)[] = [];

  constructor(device: Device, tray: Tray) {
    this.#device = device;
    this.#tray = tray;
  }

  get changes(): readonly Change[] {
    return this.#items;
  }

  of(document: string): readonly Change[] {
    return this.#items.filter((item) => item.document === document);
  }

  add(change: Change): void {
    const item: Item = { ...change, stored: false };
    this.#items.push(item);
    this.changed.fire();
    this.#persist([item]);
  }

  /** What other sessions left behind, now ours and waiting to be sent. */
  async adopt(): Promise<readonly Change[]> {
    const adopted = (await this.#device.adopt()).map((entry) => ({ ...entry, stored: true }));
    // Before our own: ours may build on theirs, never the other way round.
    this.#items = [...adopted, ...this.#items];
    if (adopted.length > 0) this.changed.fire();
    return adopted;
  }

  /** What may be sent, in order. Stops at the first that is still being written: it goes out when it is stored. */
  stored(document: string): readonly Change[] {
    const items = this.#items.filter((item) => item.document === document);
    const firstUnwritten = items.findIndex((item) => !item.stored);
    return firstUnwritten < 0 ? items : items.slice(0, firstUnwritten);
  }

  /** Of these, what was not sent on this connection. */
  unsent(document: string): readonly Change[] {
    const sent: ReadonlySet<Change | undefined> = new Set(this.#sent);
    return this.stored(document).filter((change) => !sent.has(change));
  }

  /** This connection's next message carries `change`. */
  sent(change: Change): void {
    this.#sent.push(change as Item);
  }

  newConnection(): void {
    this.#sent = [];
  }

  /** All messages of this connection up to the `count`-th are in the server's log. */
  acknowledge(count: number): void {
    const done = new Set(this.#sent.slice(0, count));
    const gone = this.#items.filter((item) => done.has(item));
    if (gone.length === 0) return;
    this.#items = this.#items.filter((item) => !done.has(item));
    const dismiss = this.#doneAgain(gone);
    this.#tray.take(dismiss);
    this.changed.fire();
    this.#device.write(() => ({ remove: keysOf(gone), dismiss }));
  }

  /** The server broke the line off because of something among what it has not acknowledged. */
  suspectSent(): void {
    const sent = new Set(this.#sent);
    const suspects = this.#items.filter((item) => sent.has(item));
    for (const item of suspects) item.suspect = true;
    this.#device.suspect(() => keysOf(suspects));
  }

  get nextMessage(): number {
    return this.#sent.length + 1;
  }

  /** What this connection's `count`-th message carried, if it was of this document. */
  sentAt(document: string, count: number): Change | undefined {
    const item = this.#sent[count - 1];
    return item?.document === document ? item : undefined;
  }

  /**
   * All changes of a document but those the server has taken before this connection's `count`-th message. What was
   * sent from there on was refused or ignored: an acknowledgement of another document's changes must not count for it.
   */
  openFrom(document: string, count: number): readonly Change[] {
    const taken = new Set(this.#sent.slice(0, Math.max(0, count - 1)));
    return this.of(document).filter((change) => !taken.has(change as Item));
  }

  /** See `openFrom`: from here on, acknowledgements do not speak of these. */
  forgetSent(document: string, count: number): void {
    this.#sent = this.#sent.map((item, index) =>
      index >= count - 1 && item?.document === document ? undefined : item,
    );
  }

  /** The changes as they were done again, in the place of `old`. */
  replace(old: readonly Change[], again: readonly Change[], aside: readonly Aside[], now: Date): void {
    const gone = new Set(old);
    const items = again.map((change) => ({ ...change, stored: false }));
    const removed = this.#items.filter((item) => gone.has(item));
    this.#items = [...this.#items.filter((item) => !gone.has(item)), ...items];
    this.#persist(items, removed, this.#tray.put(aside, now));
    this.changed.fire();
  }

  // What was tried again out of the tray, and is in the log with all its parts.
  #doneAgain(gone: readonly Item[]): string[] {
    const open = new Set(this.#items.map(({ aside }) => aside));
    return [...new Set(gone.flatMap(({ aside }) => (aside !== undefined && !open.has(aside) ? [aside] : [])))];
  }

  #persist(items: readonly Item[], removed: readonly Item[] = [], keep: ReturnType<Tray["put"]> = []): void {
    this.#device.write(
      () => ({ remove: keysOf(removed), add: items, keep }),
      (keys) => {
        for (const [index, item] of items.entries()) Object.assign(item, { key: keys[index], stored: true });
        this.changed.fire();
      },
    );
  }
}

function keysOf(items: readonly Item[]): number[] {
  return items.flatMap((item) => (item.key === undefined ? [] : [item.key]));
}
