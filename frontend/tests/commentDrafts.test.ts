import { afterEach, describe, expect, test, vi } from "vitest";
import { setMessages } from "../src/i18n";
import { momentWords } from "../src/shell/clock";
import { Desk } from "../src/shell/desk";
import { keepCommentDrafts, setCommentDraft } from "../src/shell/panel/commentDrafts";
import { rescueComments } from "../src/shell/rescue";
import { ANA, alone, BEN, goal } from "./support/board";
import { MemoryDevice } from "./support/localStorage";

function open(device: MemoryDevice, person = ANA): Desk {
  const desk = new Desk();
  keepCommentDrafts(desk, { boardId: "board", person, storage: device.storage, tabs: device.tab() });
  return desk;
}

afterEach(() => setMessages("en", {}));

describe("a comment that is not sent yet", () => {
  test("is there again after a reload, with its piece, and nobody else's", () => {
    const device = new MemoryDevice();
    setCommentDraft(open(device), "one", "Half a ");
    expect([...open(device).comments.get()]).toEqual([["one", "Half a "]]);
    expect(open(device, BEN).comments.get().size).toBe(0);
  });

  test("takes no other tab's place, and is sent in both at once", () => {
    const device = new MemoryDevice();
    const [here, there] = [open(device), open(device)];
    setCommentDraft(here, "one", "Here");
    setCommentDraft(there, "two", "There");
    device.settle();
    for (const desk of [here, there, open(device)])
      expect([...desk.comments.get()].sort()).toEqual([
        ["one", "Here"],
        ["two", "There"],
      ]);
    setCommentDraft(there, "one", "");
    device.settle();
    expect([...here.comments.get().keys()]).toEqual(["two"]);
  });

  test("stays in the field of a page whose device is full or holds nonsense", () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const device = new MemoryDevice();
    device.storage.setItem(`puzzleboard.comments/board/${ANA}`, "[1, {");
    const desk = open(device);
    device.isFull = true;
    setCommentDraft(desk, "one", "Words");
    expect(desk.comments.get().get("one")).toBe("Words");
  });

  test("goes to the composer when its piece is removed, behind what is written there; once the board has come", () => {
    vi.useFakeTimers();
    const { model } = alone();
    const [gone, here] = [model.create(goal()), model.create(goal())];
    let came = false;
    const desk = new Desk();
    const board = { desk, session: { model: () => model, arrival: { came: () => came } } } as never;
    desk.draft.set("A goal");
    for (const piece of [gone, here]) setCommentDraft(desk, piece, "Since when?");
    model.remove([gone]);
    rescueComments(board);
    expect(desk.draft.get()).toBe("A goal");
    came = true;
    rescueComments(board);
    rescueComments(board);
    expect(desk.draft.get()).toBe("A goal\nSince when?");
    expect([...desk.comments.get().keys()]).toEqual([here]);
    expect(desk.toasts.get()).toHaveLength(1);
    vi.useRealTimers();
  });
});

test("the time of a comment is said the way one says it", () => {
  const now = new Date(2026, 10, 27, 15, 0);
  const at = (...when: [number, number, number, number, number]) => momentWords(new Date(...when), now);
  expect(at(2026, 10, 27, 15, 0)).toBe("just now");
  expect(at(2026, 10, 27, 14, 55)).toBe("5 min. ago");
  expect(at(2026, 10, 27, 9, 5)).toBe("09:05");
  expect(at(2026, 10, 27, 15, 30)).toBe("15:30");
  expect(at(2026, 10, 26, 23, 59)).toBe("Nov 26, 23:59");
  expect(at(2025, 11, 1, 8, 0)).toBe("Dec 1, 2025, 08:00");
  setMessages("es", {});
  expect(at(2026, 10, 27, 14, 55)).toBe("hace 5 min");
  expect(at(2026, 10, 26, 23, 59)).toBe("26 nov, 23:59");
});
