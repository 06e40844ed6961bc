import { IDBFactory } from "fake-indexeddb";
import { afterEach, describe, expect, test, vi } from "vitest";
import { LastVisit, type Shelf } from "../src/shell/visit/lastVisit";
import type { Prints } from "../src/shell/visit/news";
import { VisitShelf } from "../src/shell/visit/visitShelf";
import { ANA, BEN, challenge, goal, table } from "./support/board";

class MemoryShelf implements Shelf {
  prints: Prints | undefined;
  read = async (): Promise<Prints | undefined> => this.prints;
  write = (prints: Prints): void => {
    this.prints = prints;
  };
}

/** Ben works on; Ana's page is opened when `come` is called. */
function aBoard() {
  const { ana, ben } = table();
  const shelf = new MemoryShelf();
  const arrival = { came: () => true, onCome: () => () => {} };
  const come = async (): Promise<LastVisit> => {
    const visit = new LastVisit({ model: () => ana, arrival } as never, ANA, shelf);
    await visit.ready;
    return visit;
  };
  return { ana, ben, shelf, come };
}

function told(visit: LastVisit): string[] {
  return visit.news.get().map(({ happened, print }) => `${happened}: ${print.label}`);
}

afterEach(() => vi.useRealTimers());

describe("what changed since one left", () => {
  test("is nothing for who is here for the first time", async () => {
    const { ben, come } = aBoard();
    ben.create(goal());
    expect(told(await come())).toEqual([]);
  });

  test("is what others made, wrote, set, moved to another zone and removed; where exactly it lies is not", async () => {
    const { ana, ben, come } = aBoard();
    const [words, field, zone, place, gone] = ["Words", "Field", "Zone", "Place", "Gone"].map((text) =>
      ana.create(goal(text)),
    ) as [string, string, string, string, string];
    (await come()).leave();
    ben.text(words)?.insert(0, "Other ");
    ben.setField(field, "priority", 1);
    ben.move([{ id: zone, pos: [0, 0], zone: "tray" }]);
    ben.move([{ id: place, pos: [0, 0] }]);
    ben.remove([gone]);
    ben.create(challenge("New"));
    ana.create(goal("From my phone"));
    const visit = await come();
    expect(told(visit).sort()).toEqual(
      ["new: New", "changed: Other Words", "changed: Field", "moved: Zone", "removed: Gone"].sort(),
    );
    expect(told(visit)[0]).toBe("new: New");
    expect(visit.changed.get().size).toBe(4);
    expect(visit.news.get().at(-1)).toMatchObject({ id: gone, print: { by: ANA, kind: "goal", zone: "strategy" } });
  });

  test("is not what happened before one's eyes, nor what was taken back again", async () => {
    const { ana, ben, come } = aBoard();
    const aim = ana.create(goal("Aim"));
    const visit = await come();
    ben.setField(aim, "priority", 1);
    ben.create(goal("Watched"));
    visit.leave();
    ben.setField(aim, "priority", 2);
    ben.setField(aim, "priority", 1);
    expect(told(await come())).toEqual([]);
  });

  test("stays news the next time, until it was looked at or all was marked as seen", async () => {
    const { ana, ben, shelf, come } = aBoard();
    const aim = ana.create(goal("Aim"));
    (await come()).leave();
    const one = ben.create(goal("One"));
    ben.create(goal("Two"));
    ben.setField(aim, "priority", 1);
    const second = await come();
    second.saw(one);
    expect(told(second)).toHaveLength(3);
    second.leave();
    const third = await come();
    expect(told(third)).toEqual(["new: Two", "changed: Aim"]);
    third.sawAll();
    expect(told(third)).toEqual([]);
    expect(third.changed.get().size).toBe(0);
    expect(shelf.prints?.size).toBe(3);
    expect(told(await come())).toEqual([]);
  });

  test("goes on in a page that was only hidden: shortly, in the same list; for long, in a new one", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { ben, come } = aBoard();
    (await come()).leave();
    const one = ben.create(goal("One"));
    const visit = await come();
    visit.saw(one);
    visit.leave();
    ben.create(goal("Two"));
    visit.comeBack();
    expect(told(visit)).toEqual(["new: One", "new: Two"]);
    expect(visit.unseen.get().size).toBe(1);
    visit.leave();
    vi.advanceTimersByTime(60 * 60_000);
    visit.comeBack();
    expect(told(visit)).toEqual(["new: Two"]);
    visit.comeBack();
    expect(told(visit)).toEqual(["new: Two"]);
  });

  test("is remembered when the page is hidden, once a minute, and never before the board has come", async () => {
    vi.useFakeTimers();
    const { ana, ben } = table();
    const shelf = new MemoryShelf();
    const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
    let come = () => {};
    const arrival = { came: () => false, onCome: (listener: () => void) => (come = listener) };
    const visit = new LastVisit({ model: () => ana, arrival } as never, ANA, shelf);
    const stop = visit.watchPage(page as never, new EventTarget());
    vi.advanceTimersByTime(120_000);
    expect(shelf.prints).toBeUndefined();
    ben.create(goal("There already"));
    come();
    await visit.ready;
    expect(shelf.prints?.size).toBe(1);
    ben.create(goal("Watched"));
    vi.advanceTimersByTime(60_000);
    expect(shelf.prints?.size).toBe(2);
    ben.create(goal("Watched, too"));
    page.visibilityState = "hidden";
    page.dispatchEvent(new Event("visibilitychange"));
    expect(shelf.prints?.size).toBe(3);
    ben.create(goal("Missed"));
    vi.advanceTimersByTime(120_000);
    expect(shelf.prints?.size).toBe(3);
    page.visibilityState = "visible";
    page.dispatchEvent(new Event("visibilitychange"));
    expect(told(visit)).toEqual(["new: Missed"]);
    stop();
  });
});

describe("on this device", () => {
  const print = { content: "1x", zone: "strategy", kind: "goal", by: BEN, label: "Halve it" } as const;

  test("a visit is remembered for one person at one board", async () => {
    const factory = new IDBFactory();
    const whose = { boardId: "board", person: ANA };
    const shelf = new VisitShelf(whose, factory);
    expect(await shelf.read()).toBeUndefined();
    shelf.write(new Map([["piece", print]]));
    expect(await new VisitShelf(whose, factory).read()).toEqual(new Map([["piece", print]]));
    expect(await new VisitShelf({ ...whose, person: BEN }, factory).read()).toBeUndefined();
    expect(await new VisitShelf({ ...whose, boardId: "other" }, factory).read()).toBeUndefined();
  });

  test("a browser that keeps nothing forgets the visit, and nothing else happens", async () => {
    const shelf = new VisitShelf({ boardId: "board", person: ANA }, undefined);
    shelf.write(new Map([["piece", print]]));
    expect(await shelf.read()).toBeUndefined();
  });
});
