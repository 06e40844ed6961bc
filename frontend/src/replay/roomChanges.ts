import type * as Y from "yjs";
import type { Now, Script, Timer, Words } from "../shell/workshop";
import type { Change, RoomEvent } from "./happening";

const ROOTS = ["stage", "timer", "votes", "rounds", "cards", "checkpoints", "spotlight"] as const;
type Root = (typeof ROOTS)[number];
type Entry = Readonly<Record<string, unknown>>;

/** Watches the stage document and tells what the room did: docs/board-format.md has its roots. */
export class RoomChanges {
  readonly #doc: Y.Doc;
  readonly #known = new Map<string, Entry | undefined>();
  readonly #touched = new Map<string, [root: Root, key: string]>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    for (const root of ROOTS)
      doc.getMap(root).observe(({ keysChanged }) => {
        for (const key of keysChanged) this.#touched.set(`${root} ${key}`, [root, String(key)]);
      });
  }

  /** What changed since it was asked last. */
  take(): Change[] {
    const changes: Change[] = [];
    for (const [name, [root, key]] of this.#touched) {
      const before = this.#known.get(name);
      const after = this.#doc.getMap(root).get(key) as Entry | undefined;
      this.#known.set(name, after);
      const event = this.#eventOf(root, key, before, after);
      if (event) changes.push({ field: "", before: null, after: null, link: null, more: 0, ...event });
    }
    this.#touched.clear();
    return changes;
  }

  #eventOf(root: Root, key: string, before?: Entry, after?: Entry): EventOf | undefined {
    switch (root) {
      case "stage":
        return key === "now" ? this.#stage(before as Now | undefined, after as Now | undefined) : undefined;
      case "timer":
        return key === "shared" ? timer(before as Timer | undefined, after as Timer | undefined) : undefined;
      case "votes":
        return opened("vote-opens", "vote-closes", key, String(after?.question ?? ""), before, after);
      case "rounds":
        return opened("round-opens", "round-closes", key, String(after?.topic ?? ""), before, after);
      case "cards":
        if (before?.played || !after?.played) return undefined;
        return { what: "card", subject: key, title: String(after.title ?? "") };
      case "checkpoints":
        if (before || !after) return undefined;
        return { what: "checkpoint", subject: key, title: String(after.name ?? ""), after: after.number };
      case "spotlight":
        return key === "now" && after ? { what: "spotlight", after: after.lens } : undefined;
    }
  }

  #stage(before: Now | undefined, after: Now | undefined): EventOf | undefined {
    if (before?.id === after?.id && before?.at === after?.at) return undefined;
    const now = after ?? before;
    const script = this.#doc.getMap("playbook").get("script") as Script | undefined;
    const title: Words | string = script?.stages.find(({ id }) => id === now?.id)?.name ?? now?.id ?? "";
    return { what: after ? "stage-begins" : "stage-ends", title, after: (now?.index ?? 0) + 1 };
  }
}

type EventOf = { what: RoomEvent; title?: Words | string; subject?: string; after?: unknown };

function timer(before: Timer | undefined, after: Timer | undefined): EventOf | undefined {
  if (after?.running && !before?.running) return { what: "timer-runs", after: after.left };
  if (before?.running && !after?.running) return { what: "timer-stands" };
  return undefined;
}

function opened(
  opens: RoomEvent,
  closes: RoomEvent,
  subject: string,
  title: string,
  before?: Entry,
  after?: Entry,
): EventOf | undefined {
  if (!before && after) return { what: opens, subject, title };
  if (after?.closed_at && !before?.closed_at) return { what: closes, subject, title };
  return undefined;
}
