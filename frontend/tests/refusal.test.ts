import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { TYPING } from "../src/board/model";
import { PIECE_GONE } from "../src/sync/change";
import type { BoardSession } from "../src/sync/session";
import { ANA, BEN, challenge, goal } from "./support/board";
import { Browser, isSaved, until } from "./support/browser";
import { BoardPeer } from "./support/peer";

let peer: BoardPeer;
let browser: Browser;
const open: BoardSession[] = [];

beforeEach(async () => {
  peer = await new BoardPeer().start();
  browser = new Browser();
});

afterEach(async () => {
  for (const session of open.splice(0)) await session.stop();
  await peer.stop();
});

function enter(): BoardSession {
  const session = browser.open(peer.url);
  open.push(session);
  return session;
}

function type(session: BoardSession, piece: string, words: string): void {
  const text = session.model().text(piece);
  for (const letter of words) text?.doc?.transact(() => text.insert(text.length, letter), TYPING);
}

function pieces(doc: Y.Doc): Y.Map<Y.Map<unknown>> {
  return doc.getMap<Y.Map<unknown>>("pieces");
}

/** Closed for changes to `id`, as a zone that a facilitator locks. */
function lock(id: string): void {
  peer.rule = (after, before) => {
    const same = JSON.stringify(pieces(after).get(id)?.toJSON()) === JSON.stringify(pieces(before).get(id)?.toJSON());
    return same ? null : { code: "locked", piece: id };
  };
}

function texts(session: BoardSession): string[] {
  return session.keptAside().map(({ text }) => text);
}

describe("a refused change", () => {
  test("leaves what was done in a piece that the server's encoding does not hold yet in its place", async () => {
    const ana = enter();
    const locked = ana.model().create(goal("Locked."));
    await until(() => isSaved(ana));
    peer.encoded = Y.encodeStateAsUpdate(peer.doc);
    const late = ana.model().create(goal("Late."));
    await until(() => isSaved(ana));
    lock(locked);
    type(ana, locked, " And mine!");
    type(ana, late, " And saved.");
    ana.model().move([{ id: late, pos: [70, 80] }]);
    await until(() => isSaved(ana) && ana.keptAside().length > 0);

    expect(texts(ana)).toEqual(["Locked. And mine!"]);
    expect(peer.text(late)).toBe("Late. And saved.");
    expect(pieces(peer.doc).get(late)?.get("pos")).toEqual([70, 80]);
  });

  test("is kept aside with its full text; everything before and after it is saved", async () => {
    const ana = enter();
    const locked = ana.model().create(goal("Locked."));
    const free = ana.model().create(goal("Free."));
    await until(() => isSaved(ana));
    const firstModel = ana.model();
    lock(locked);
    ana.model().move([{ id: free, pos: [10, 10] }]);
    type(ana, locked, " And mine!");
    type(ana, free, " And saved.");
    const later = ana.model().create(challenge("made after it"));
    const link = ana.model().link(later, free, "blocks");
    await until(() => isSaved(ana) && ana.keptAside().length > 0);

    expect(ana.keptAside().map(({ code, text }) => [code, text])).toEqual([["locked", "Locked. And mine!"]]);
    expect(peer.text(locked)).toBe("Locked.");
    expect(peer.text(free)).toBe("Free. And saved.");
    expect(peer.text(later)).toBe("made after it");
    expect(pieces(peer.doc).get(free)?.get("pos")).toEqual([10, 10]);
    expect(ana.model()).not.toBe(firstModel);
    expect(
      ana
        .model()
        .links()
        .map(({ id }) => id),
    ).toEqual([link]);
    expect(ana.model().piece(locked)?.text).toBe("Locked.");
    expect(new Set(peer.hellos).size).toBe(2);
    for (const id of [locked, free, later]) expect(ana.model().piece(id)?.text).toBe(peer.text(id));
  });

  test("made offline, among a day's work: only it is kept aside", async () => {
    const ana = enter();
    const locked = ana.model().create(goal("Locked."));
    const shared = ana.model().create(goal("Shared."));
    await until(() => isSaved(ana));
    await peer.stop();
    type(ana, shared, " Offline");
    const made = ana.model().create(goal("new"));
    ana.model().setField(locked, "priority", 1);
    type(ana, made, " words");
    ana.model().move([{ id: made, pos: [3, 4] }]);
    lock(locked);
    peer.edit((doc) => sharedText(doc, shared).insert(0, "Theirs. "));
    await peer.start();
    await until(() => isSaved(ana) && ana.keptAside().length > 0);
    expect(texts(ana)).toEqual(["priority: 1"]);
    expect([peer.text(shared), peer.text(made)]).toEqual(["Theirs. Shared. Offline", "new words"]);
    expect(pieces(peer.doc).get(made)?.get("pos")).toEqual([3, 4]);
  });

  test("a refused new piece keeps all its words, and its later changes do not come one by one", async () => {
    const ana = enter();
    await until(() => isSaved(ana));
    peer.rule = (after, before) => {
      const added = [...pieces(after).keys()].find((id) => !pieces(before).has(id));
      return added ? { code: "locked", piece: added } : null;
    };
    const id = ana.model().create(goal("New"));
    type(ana, id, " and more");
    ana.model().setField(id, "priority", 1);
    ana.model().move([{ id, pos: [1, 1] }]);
    await until(() => isSaved(ana) && ana.keptAside().length > 0);
    expect(texts(ana)).toEqual(["New and more"]);
    expect(ana.model().ids()).toEqual([]);
    expect(new Set(peer.hellos).size).toBe(2);
  });

  test("a refused deletion of several pieces deletes those it may", async () => {
    const ana = enter();
    const [locked, free] = [ana.model().create(goal("Locked.")), ana.model().create(goal("Free."))];
    await until(() => isSaved(ana));
    lock(locked);
    ana.model().remove([locked, free]);
    await until(() => isSaved(ana) && ana.keptAside().length > 0);
    expect(ana.model().ids()).toEqual([locked]);
    expect(texts(ana)).toEqual(["Locked."]);
  });

  test("two refusals one after the other keep both", async () => {
    const ana = enter();
    const [one, two] = [ana.model().create(goal("One.")), ana.model().create(goal("Two."))];
    await until(() => isSaved(ana));
    peer.rule = (after, before) => {
      const id = [one, two].find(
        (piece) => pieces(after).get(piece)?.get("text")?.toString() !== peerText(before, piece),
      );
      return id ? { code: "locked", piece: id } : null;
    };
    type(ana, one, " mine");
    type(ana, two, " too");
    await until(() => isSaved(ana) && ana.keptAside().length === 2);
    expect(texts(ana)).toEqual(["One. mine", "Two. too"]);
  });

  test("what was kept aside survives the tab until it is dismissed", async () => {
    const ana = enter();
    const id = ana.model().create(goal("Locked."));
    await until(() => isSaved(ana));
    lock(id);
    type(ana, id, " mine");
    await until(() => isSaved(ana) && ana.keptAside().length > 0);
    open.splice(0);
    await ana.stop();
    const again = enter();
    await until(() => again.keptAside().length > 0);
    expect(texts(again)).toEqual(["Locked. mine"]);
    again.dismissAside(again.keptAside()[0]?.id ?? "");
    expect(again.keptAside()).toEqual([]);
    open.splice(0);
    await again.stop();
    const third = enter();
    await until(() => isSaved(third));
    expect(third.keptAside()).toEqual([]);
  });

  test("a line cut between the refusal and the new start loses nothing", async () => {
    const ana = enter();
    const [locked, free] = [ana.model().create(goal("Locked.")), ana.model().create(goal("Free."))];
    await until(() => isSaved(ana));
    let refused = 0;
    peer.rule = (after, before) => {
      if (peerText(after, locked) === peerText(before, locked)) return null;
      if (refused++ === 0) queueMicrotask(() => peer.cut());
      return { code: "locked", piece: locked };
    };
    type(ana, locked, "!");
    type(ana, free, "!");
    await until(() => isSaved(ana) && ana.keptAside().length > 0);
    expect([peer.text(locked), peer.text(free), texts(ana)]).toEqual(["Locked.", "Free.!", ["Locked.!"]]);
  });

  test("somebody whose seat became a looker's keeps each change aside, with what it was about in one go", async () => {
    const ana = enter();
    const [one, two] = [ana.model().create(goal("One")), ana.model().create(goal("Two"))];
    await until(() => isSaved(ana));
    peer.rule = () => ({ code: "role", piece: one });
    ana.model().remove([one, two]);
    await until(() => isSaved(ana) && ana.keptAside().length > 0);
    expect(ana.model().ids()).toEqual([one, two].sort());
    expect(texts(ana).sort()).toEqual(["One", "Two"]);
    expect(new Set(peer.hellos).size).toBe(2);
  });

  test("a client id that is taken is changed, and nothing is kept aside", async () => {
    const ana = enter();
    await until(() => isSaved(ana));
    let first = true;
    peer.rule = () => {
      if (!first) return null;
      first = false;
      return { code: "foreign-client", piece: null };
    };
    const id = ana.model().create(goal("Mine"));
    type(ana, id, " still");
    await until(() => isSaved(ana) && peer.text(id) === "Mine still");
    expect(ana.keptAside()).toEqual([]);
    expect(new Set(peer.hellos).size).toBe(2);
  });

  test("an action that was accepted just before it was given away is given away again, without that", async () => {
    const ana = enter();
    const id = ana.model().create({ kind: "action", zone: "actions", pos: [0, 0], fields: { owner: ANA } });
    await until(() => isSaved(ana));
    await peer.stop();
    ana.model().setField(id, "owner", BEN);
    peer.edit((doc) => pieces(doc).get(id)?.set("accepted", true));
    peer.rule = (after) => {
      const action = pieces(after).get(id);
      return action?.get("owner") === BEN && action.get("accepted") ? { code: "still-accepted", piece: id } : null;
    };
    await peer.start();
    await until(() => isSaved(ana) && pieces(peer.doc).get(id)?.get("owner") === BEN);
    expect(pieces(peer.doc).get(id)?.has("accepted")).toBe(false);
    expect(ana.keptAside()).toEqual([]);
  });

  test("a new client id that is taken as well is changed again", async () => {
    const ana = enter();
    const id = ana.model().create(goal("Locked."));
    await until(() => isSaved(ana));
    lock(id);
    peer.takenClientIds = 2;
    type(ana, id, " mine");
    const free = ana.model().create(goal("Free."));
    await until(() => isSaved(ana) && ana.keptAside().length > 0);
    expect([texts(ana), peer.text(free)]).toEqual([["Locked. mine"], "Free."]);
    expect(new Set(peer.hellos).size).toBe(4);
  });

  test("a server that takes nothing ends with everything kept aside, not in a circle", async () => {
    const ana = enter();
    await until(() => isSaved(ana));
    peer.rule = () => ({ code: "gap", piece: null });
    ana.model().create(goal("One"));
    ana.model().create(goal("Two"));
    await until(() => isSaved(ana) && ana.keptAside().length === 2);
    expect(texts(ana)).toEqual(["One", "Two"]);
    expect(peer.hellos.length).toBeLessThan(10);
  });

  test("a change too large for one frame is sent in parts", async () => {
    const ana = enter();
    await until(() => isSaved(ana));
    const ids = Array.from({ length: 300 }, (_, i) => ana.model().create(goal(`${i} ${"x".repeat(1000)}`)));
    await until(() => isSaved(ana));
    ana.model().remove(ids);
    await until(() => isSaved(ana) && pieces(peer.doc).size === 0);
    ana.model().undo();
    await until(() => isSaved(ana) && pieces(peer.doc).size === ids.length, 10_000);
    expect(peer.largestFrame).toBeLessThan(256 * 1024);
    expect(ana.keptAside()).toEqual([]);
  }, 20_000);
});

describe("a line that is broken off as malformed", () => {
  /** Breaks the line off whenever the new piece is in what it is sent. */
  function breakAt(words: string): void {
    peer.rule = (after) => {
      const poison = [...pieces(after).keys()].some((id) => peerText(after, id) === words);
      if (poison) peer.cut(4400);
      return poison ? { code: "never sent", piece: null } : null;
    };
  }

  test("is tried twice more in other bytes when the person comes back, then kept aside", async () => {
    breakAt("poison");
    const states: string[] = [];
    for (let visit = 0; visit < 4; visit++) {
      const ana = enter();
      await until(() => isSaved(ana) || ana.saveState().kind === "closed");
      if (visit === 0) ana.model().create(goal("poison"));
      await until(() => ana.saveState().kind === "closed" || ana.keptAside().length > 0);
      await until(() => ana.saveState().kind === "closed" || isSaved(ana));
      states.push(ana.saveState().kind);
      if (visit === 3) expect(texts(ana)).toEqual(["poison"]);
      open.splice(0);
      await ana.stop();
    }
    expect(states).toEqual(["closed", "closed", "closed", "saved"]);
  });
});

describe("a piece that somebody else deletes", () => {
  test("leaves the words one was typing into it in the tray", async () => {
    const ana = enter();
    const id = ana.model().create(goal("Ours"));
    await until(() => isSaved(ana));
    await peer.stop();
    type(ana, id, " and my last words");
    peer.edit((doc) => pieces(doc).delete(id));
    await peer.start();
    await until(() => isSaved(ana) && ana.keptAside().length > 0);
    expect(ana.keptAside().map(({ code, text }) => [code, text])).toEqual([[PIECE_GONE, "Ours and my last words"]]);
    expect(ana.model().piece(id)).toBeUndefined();
  });

  test("leaves them there once, even when something else is refused meanwhile", async () => {
    const ana = enter();
    const [gone, locked] = [ana.model().create(goal("Gone")), ana.model().create(goal("Locked."))];
    await until(() => isSaved(ana));
    await peer.stop();
    ana.model().setField(locked, "priority", 1);
    type(ana, gone, " words");
    peer.edit((doc) => pieces(doc).delete(gone));
    lock(locked);
    await peer.start();
    await until(() => isSaved(ana) && ana.keptAside().length > 1);
    expect(texts(ana).sort()).toEqual(["Gone words", "priority: 1"]);
  });

  test("leaves nothing when one deleted it oneself", async () => {
    const ana = enter();
    const id = ana.model().create(goal("Mine"));
    await until(() => isSaved(ana));
    await peer.stop();
    type(ana, id, " typed");
    ana.model().remove([id]);
    await peer.start();
    await until(() => isSaved(ana));
    expect(ana.keptAside()).toEqual([]);
  });
});

function sharedText(doc: Y.Doc, piece: string): Y.Text {
  const text = pieces(doc).get(piece)?.get("text");
  if (!(text instanceof Y.Text)) throw new Error(`No piece ${piece}`);
  return text;
}

function peerText(doc: Y.Doc, piece: string): string | undefined {
  return pieces(doc).get(piece)?.get("text")?.toString();
}
