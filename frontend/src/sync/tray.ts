import { newId } from "../board/ids";
import { Signal } from "../board/signal";
import type { Aside, KeptAside } from "./change";
import type { Device } from "./device";

/** What was refused, until its author lets go of it or the server has it after all. In this tab, and on its device. */
export class Tray {
  readonly changed = new Signal();
  readonly #device: Device;
  readonly #gone = new Set<string>();
  #kept: readonly KeptAside[] = [];

  constructor(device: Device) {
    this.#device = device;
    void device.asides().then((found) => this.#show(found.filter(({ id }) => !this.#gone.has(id) && !this.find(id))));
  }

  all(): readonly KeptAside[] {
    return this.#kept;
  }

  find(id: string): KeptAside | undefined {
    return this.#kept.find((kept) => kept.id === id);
  }

  /** To be written to the device by the caller, together with what else becomes of the changes. */
  put(asides: readonly Aside[], now: Date): KeptAside[] {
    const kept = asides.map((aside) => ({ ...aside, id: aside.id ?? newId(), at: now }));
    const again = new Set(kept.map(({ id }) => id));
    if (kept.length > 0) this.#set([...this.#kept.filter(({ id }) => !again.has(id)), ...kept]);
    return kept;
  }

  /** As `put`: the device is the caller's. */
  take(ids: readonly string[]): void {
    for (const id of ids) this.#gone.add(id);
    if (ids.length > 0) this.#set(this.#kept.filter(({ id }) => !ids.includes(id)));
  }

  letGo(id: string): void {
    this.take([id]);
    this.#device.write(() => ({ dismiss: [id] }));
  }

  /** It was let go of by mistake. */
  keepAfterAll(kept: KeptAside): void {
    this.#gone.delete(kept.id);
    if (this.find(kept.id)) return;
    this.#show([kept]);
    this.#device.write(() => ({ keep: [kept] }));
  }

  #show(kept: readonly KeptAside[]): void {
    if (kept.length > 0) this.#set([...kept, ...this.#kept].sort((a, b) => +a.at - +b.at));
  }

  #set(kept: readonly KeptAside[]): void {
    this.#kept = kept;
    this.changed.fire();
  }
}
