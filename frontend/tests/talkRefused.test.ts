import { expect, test } from "vitest";
import type * as Y from "yjs";
import { goal } from "./support/board";
import { isSaved, until } from "./support/browser";
import { seats } from "./support/seats";

const room = seats();

/** What the server says of a comment or a sign on a piece that is not there. */
function aboutNothing(after: Y.Doc): { code: string; piece: string | null } | null {
  const pieces = after.getMap("pieces");
  for (const [id, comment] of after.getMap<{ piece: string }>("comments").entries())
    if (!pieces.has(comment.piece)) return { code: "no-such-piece", piece: id };
  for (const key of after.getMap("reactions").keys()) {
    const [piece = ""] = key.split(":");
    if (!pieces.has(piece)) return { code: "no-such-piece", piece };
  }
  return null;
}

test("a comment on a piece that is gone meanwhile is kept aside with its words; a sign on it is not", async () => {
  const ana = room.enter();
  const [gone, here] = [ana.model().create(goal("Gone")), ana.model().create(goal("Here"))];
  await until(() => isSaved(ana));
  await room.peer.stop();
  ana.model().react(gone, "key", true);
  ana.model().comment(gone, "Who told us?");
  ana.model().comment(here, "Still here");
  room.peer.edit((doc) => doc.getMap("pieces").delete(gone));
  room.peer.rule = aboutNothing;
  await room.peer.start();
  await until(() => isSaved(ana) && ana.keptAside().length > 0);
  expect(ana.keptAside().map(({ text }) => text)).toEqual(["Who told us?"]);
  expect(ana.model().reactionsOf(gone)).toEqual([]);
  expect(ana.model().commentsOf(gone)).toEqual([]);
  await until(() => room.peer.doc.getMap("comments").size === 1);
  expect(ana.tryAgain(ana.keptAside()[0]?.id ?? "")).toBe(false);
});

test("a refused removal of a piece that was talked about is one thing that is kept aside", async () => {
  const ana = room.enter();
  const piece = ana.model().create(goal("Talked about"));
  ana.model().comment(piece, "Who told us?");
  ana.model().react(piece, "key", true);
  await until(() => isSaved(ana));
  room.peer.rule = (after) => (after.getMap("pieces").has(piece) ? null : { code: "too-many-deletions", piece: null });
  ana.model().remove([piece]);
  await until(() => isSaved(ana) && ana.keptAside().length > 0);
  expect(ana.keptAside().map(({ text, kind }) => [text, kind])).toEqual([["Talked about", "goal"]]);
  room.peer.rule = () => null;
  expect(ana.tryAgain(ana.keptAside()[0]?.id ?? "")).toBe(true);
  await until(() => room.peer.doc.getMap("pieces").size === 0);
  expect([room.peer.doc.getMap("comments").size, room.peer.doc.getMap("reactions").size]).toEqual([0, 0]);
});
