import { IDBFactory } from "fake-indexeddb";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { BOARD } from "../src/sync/protocol";
import { Storage } from "../src/sync/storage";
import { ANA, alone, goal } from "./support/board";
import { isSaved, until } from "./support/browser";
import { seats, textsIn } from "./support/seats";

const room = seats();

/** As the first version of this page left it: one document, words without intents. */
async function leaveAsFirstVersion(factory: IDBFactory, change: object): Promise<void> {
  const request = factory.open("puzzleboard-outbox", 1);
  request.onupgradeneeded = () => {
    const entries = request.result.createObjectStore("entries", { keyPath: "key", autoIncrement: true });
    entries.createIndex("owner", "owner");
    request.result.createObjectStore("aside", { keyPath: "id" }).createIndex("owner", "owner");
  };
  const database = await new Promise<IDBDatabase>((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
  const transaction = database.transaction(["entries", "aside"], "readwrite");
  const owner = `board/${ANA}`;
  transaction.objectStore("entries").add({ owner, session: "before", attempts: 0, ...change });
  transaction.objectStore("aside").put({ owner, id: "aside", code: "gap", text: "old words", at: new Date(0) });
  await new Promise<void>((resolve) => {
    transaction.oncomplete = () => resolve();
  });
  database.close();
}

test("what the first version kept is the board's, and nothing of it is lost", async () => {
  const { doc, model } = alone();
  const id = model.create(goal("written before the update"));
  const intents = [{ op: "create", piece: id, value: {} }];
  await leaveAsFirstVersion(room.browser.database, { bytes: Y.encodeStateAsUpdate(doc), intents });
  const ana = room.enter();
  await until(() => isSaved(ana) && room.peer.text(id) === "written before the update");
  expect(ana.keptAside()).toEqual([
    { id: "aside", code: "gap", text: "old words", at: new Date(0), document: BOARD, kind: "", intents: [] },
  ]);
  expect(ana.tryAgain("aside")).toBe(false);
  expect(textsIn(ana)).toEqual(["old words"]);
});

test("one write is all or nothing", async () => {
  const storage = await Storage.open(new IDBFactory(), "board", ANA);
  const change = { document: BOARD, bytes: new Uint8Array([1]), intents: [], attempts: 0 };
  const [key = 0] = await storage.write("here", { add: [change] });
  const unwritable = { ...change, intents: [() => {}] as never };
  await expect(storage.write("here", { remove: [key], add: [unwritable] })).rejects.toThrow();
  expect(await storage.adopt("here", "there")).toEqual([{ ...change, key }]);
  storage.close();
});
