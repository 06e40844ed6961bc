import { describe, expect, onTestFinished, test, vi } from "vitest";
import { keepDraft } from "../src/shell/composer/draft";
import { Desk } from "../src/shell/desk";
import { ANA, BEN } from "./support/board";
import { MemoryDevice } from "./support/localStorage";

function open(device: MemoryDevice, person = ANA, boardId = "board"): Desk {
  const desk = new Desk();
  keepDraft(desk, { boardId, person, storage: device.storage, tabs: device.tab() });
  return desk;
}

function seen(desk: Desk): unknown[] {
  return [desk.draft.get(), desk.composerKind.get(), desk.composerPlace.get()];
}

describe("what is in the composer", () => {
  test("is there again after a reload, with its kind and with who was to see it", () => {
    const device = new MemoryDevice();
    const before = open(device);
    before.composerPlace.set("hand");
    before.composerKind.set("action");
    before.draft.set("  Half a thought\nand another");
    expect(seen(open(device))).toEqual(["  Half a thought\nand another", "action", "hand"]);
  });

  test("is gone when its piece was made; the choice stays", () => {
    const device = new MemoryDevice();
    const before = open(device);
    before.composerPlace.set("hand");
    before.draft.set("Made");
    before.draft.set("");
    expect(seen(open(device))).toEqual(["", "goal", "hand"]);
    expect(device.everything()).not.toContain("Made");
  });

  test("is nobody else's, and of no other board", () => {
    const device = new MemoryDevice();
    const ana = open(device);
    ana.composerPlace.set("hand");
    ana.draft.set("Only mine");
    const nothing = ["", "goal", "table"];
    expect([seen(open(device, BEN)), seen(open(device, ANA, "other"))]).toEqual([nothing, nothing]);
  });

  test("is the same in all tabs of one person: laid in one it is in none", () => {
    const device = new MemoryDevice();
    const [one, other] = [open(device), open(device)];
    one.composerPlace.set("hand");
    one.draft.set("Begun here");
    device.settle();
    expect(seen(other)).toEqual(["Begun here", "goal", "hand"]);
    other.draft.set("");
    device.settle();
    expect(seen(one)).toEqual(["", "goal", "hand"]);
  });

  test("written in two tabs at once it has the words of both, for oneself if either was", () => {
    const device = new MemoryDevice();
    const [one, other] = [open(device), open(device)];
    one.composerPlace.set("hand");
    one.draft.set("Rescued here");
    other.draft.set("Rescued there");
    device.settle();
    for (const desk of [one, other, open(device)]) expect(desk.draft.get()).toBe("Rescued here\nRescued there");
    for (const desk of [one, other]) expect(desk.composerPlace.get()).toBe("hand");
  });

  test("stays in the field when the device is full, as it was written", () => {
    const device = new MemoryDevice();
    const desk = open(device);
    desk.draft.set("Kept");
    device.isFull = true;
    const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
    onTestFinished(() => warned.mockRestore());
    for (const text of ["Kept n", "Kept no", "Kept not"]) desk.draft.set(text);
    expect([desk.draft.get(), open(device).draft.get()]).toEqual(["Kept not", "Kept"]);
  });

  test("with a place that this version does not know is shown to nobody", () => {
    const device = new MemoryDevice();
    open(device).draft.set("Whose?");
    const [key = ""] = device.keys();
    device.storage.setItem(key, JSON.stringify({ text: "Whose?", kind: "dream", place: "wall" }));
    expect(seen(open(device))).toEqual(["Whose?", "goal", "hand"]);
    for (const unreadable of ["{", "null"]) {
      device.storage.setItem(key, unreadable);
      expect(seen(open(device))).toEqual(["", "goal", "hand"]);
    }
  });
});
