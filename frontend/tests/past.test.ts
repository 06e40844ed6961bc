import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Piece } from "../src/board/model";
import type { Board } from "../src/shell/board";
import { Desk } from "../src/shell/desk";
import { bringBack, pieceOf, whyNotBack } from "../src/shell/past/bringBack";
import type { RemovedPiece, Step } from "../src/shell/past/past";
import { type Known, stepWords } from "../src/shell/past/pastWords";
import type { BoardSession } from "../src/sync/session";
import { ANA, alone, BEN, challenge, table } from "./support/board";
import { Browser, isSaved, until } from "./support/browser";
import { BoardPeer } from "./support/peer";

const ID = "removed-piece-0000000";

function removed(changes: Partial<RemovedPiece> = {}): RemovedPiece {
  const place = { zone: "strategy", pos: [700, 100], size: [320, 152] } as const;
  const about = { piece: ID, kind: "goal", by: BEN, text: "Halve the scrap rate", fields: { priority: 4 } } as const;
  return { ...place, ...about, removed_by: ANA, removed_at: "2027-03-06T10:00:00Z", links: [], ...changes };
}

describe("what is brought back", () => {
  test("is as it was, its author's still, with the links that have both their ends, as one step", () => {
    const { ana, ben } = table();
    const other = ben.create(challenge());
    const ends = { from: other, to: ID, kind: "blocks", by: BEN, fields: {} } as const;
    const links = [
      { ...ends, id: "link-----------------" },
      { ...ends, id: "link-to-nothing------", from: "gone-----------------" },
    ];
    ana.restore([pieceOf(removed(), [])], links);
    expect(ben.piece(ID)).toMatchObject({ by: BEN, text: "Halve the scrap rate", fields: { priority: 4 } });
    expect(ben.links()).toMatchObject([{ id: "link-----------------", from: other, to: ID, by: BEN }]);
    ana.undo();
    expect([ben.ids(), ben.links()]).toEqual([[other], []]);
    ana.redo();
    expect(ben.piece(ID)?.by).toBe(BEN);
    expect(ben.links()).toHaveLength(1);
  });

  test("is never laid twice, nor by who may only look", () => {
    const { model } = alone();
    model.restore([pieceOf(removed(), [])], []);
    model.restore([pieceOf(removed({ text: "again" }), [])], []);
    expect(model.piece(ID)?.text).toBe("Halve the scrap rate");
    const { model: watching } = alone(false);
    watching.restore([pieceOf(removed(), [])], []);
    expect(watching.ids()).toEqual([]);
  });

  test("lies where it was, or beside what lies there now", () => {
    const taken: Piece = { ...pieceOf(removed(), []), id: "another" };
    expect(pieceOf(removed(), []).pos).toEqual([700, 100]);
    const [x, y] = pieceOf(removed(), [taken]).pos;
    expect(Math.abs(x - 700) >= 320 || Math.abs(y - 100) >= 152).toBe(true);
  });
});

describe("with a server", () => {
  let peer: BoardPeer;
  let session: BoardSession;

  beforeEach(async () => {
    vi.stubGlobal("document", { activeElement: null });
    peer = await new BoardPeer().start();
    session = new Browser().open(peer.url);
  });

  afterEach(async () => {
    await session.stop();
    await peer.stop();
    vi.unstubAllGlobals();
  });

  function board(): Board {
    const boot = { board: { archived: false }, me: { person: ANA }, can_edit: true, can_host: false };
    return { boot, session, desk: new Desk() } as unknown as Board;
  }

  test("what the server takes back comes back under its author's name", async () => {
    await until(() => isSaved(session));
    bringBack(board(), removed());
    await until(() => isSaved(session) && peer.text(ID) !== undefined);
    expect(session.model().piece(ID)?.by).toBe(BEN);
    expect(session.keptAside()).toEqual([]);
  });

  test("what the server has forgotten goes on as a piece of whoever brought it, and that is said", async () => {
    const other = session.model().create(challenge());
    await until(() => isSaved(session));
    peer.rule = (after) => (after.getMap("pieces").has(ID) ? { code: "forged-author", piece: ID } : null);
    const link = { id: "link-----------------", from: other, to: ID, kind: "blocks", by: BEN, fields: {} } as const;
    const here = board();
    bringBack(here, removed({ links: [link], fields: { priority: 4 } }));
    await until(() => isSaved(session) && session.model().ids().length === 2);
    const made =
      session
        .model()
        .ids()
        .find((id) => id !== other) ?? "";
    expect(session.model().piece(made)).toMatchObject({
      by: ANA,
      text: "Halve the scrap rate",
      fields: { priority: 4 },
    });
    expect(session.model().linksOf(made)).toMatchObject([{ from: other, kind: "blocks", by: ANA }]);
    expect(session.keptAside()).toEqual([]);
    expect(here.desk.toasts.get().at(-1)?.text).toContain("as a piece of yours");
  });

  test("nothing comes back into a closed zone; a sentence says so", async () => {
    peer.lock("strategy");
    await until(() => session.locks().has("strategy"));
    expect(whyNotBack(board(), removed())).toContain("is closed");
    bringBack(board(), removed());
    expect(session.model().ids()).toEqual([]);
  });
});

describe("a step is told in a sentence", () => {
  const known: Known = {
    kind: "action",
    person: (id) => (id === ANA ? "Ana" : undefined),
    sentence: (id) => (id === "goal" ? "Cut cost" : undefined),
  };
  const step = (what: Step["what"], changes: Partial<Step> = {}): string =>
    stepWords(
      { at: "2027-03-06T10:00:00Z", person: ANA, what, field: "", before: null, after: null, link: null, ...changes },
      "me",
      known,
    );

  test.each([
    [step("created"), "Ana wrote this piece"],
    [step("field", { field: "due", after: "2027-03-06" }), "Ana set Due to March 6, 2027"],
    [step("field", { field: "status", before: "proposed", after: "done" }), "Ana changed Status from Proposed to Done"],
    [step("field", { field: "accepted", after: true }), "Ana accepted the action"],
    [step("field", { field: "owner", after: "somebody who left" }), "Ana set Owner to Somebody"],
    [step("field", { field: "level", before: "field" }), "Ana cleared Level"],
    [step("moved", { before: "tray", after: "actions" }), "Ana moved it from Tray to Action plan"],
    [step("moved", { before: "tray", after: "tray" }), "Ana moved it"],
    [step("removed", { person: null }), "Puzzleboard removed the piece"],
    [
      step("linked", { link: { id: "l", from: "me", to: "goal", kind: "supports", other: "goal", text: "old" } }),
      "Ana linked it: supports “Cut cost”",
    ],
    [
      step("unlinked", { link: { id: "l", from: "gone", to: "me", kind: "blocks", other: "gone", text: "was" } }),
      "Ana removed a link: blocked by “was”",
    ],
  ])("%s", (told, sentence) => expect(told).toBe(sentence));
});
