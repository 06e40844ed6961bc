import { afterEach, beforeEach, expect, test } from "vitest";
import type * as Y from "yjs";
import { type BoardModel, TYPING } from "../src/board/model";
import type { BoardSession } from "../src/sync/session";
import { challenge, goal } from "./support/board";
import { Browser, isSaved, until } from "./support/browser";
import { BoardPeer } from "./support/peer";
import { seeded } from "./support/replicas";

let peer: BoardPeer;
let sessions: BoardSession[];

beforeEach(async () => {
  peer = await new BoardPeer().start();
  // One zone is closed to new pieces: some of what is done, on the line or off it, will be refused.
  peer.rule = (after, before) => {
    const [now, then] = [after, before].map((doc) => doc.getMap<Y.Map<unknown>>("pieces"));
    const added = [...(now?.keys() ?? [])].find((id) => !then?.has(id) && now?.get(id)?.get("zone") === "tray");
    return added ? { code: "locked", piece: added } : null;
  };
  sessions = ["Ana", "Ben", "Cyd"].map((person) => new Browser().open(peer.url, person));
});

afterEach(async () => {
  for (const session of sessions) await session.stop();
  await peer.stop();
});

test.each([1, 2, 3, 4])(
  "seed %i: three people with bad lines end with one board",
  async (seed) => {
    const random = seeded(seed);
    await until(() => sessions.every(isSaved));
    for (let step = 0; step < 150; step++) {
      const session = sessions[Math.floor(random() * 3)];
      if (session) editSomething(session.model(), random, `${seed}-${step}`);
      if (random() < 0.03) peer.cut();
      if (random() < 0.2) await new Promise((resolve) => setImmediate(resolve));
    }
    const tray = [0, 1, 2].map((who) => `refused ${seed} ${who}`);
    tray.forEach((text, who) => void sessions[who]?.model().create({ kind: "note", zone: "tray", pos: [0, 0], text }));

    await until(() => sessions.every(isSaved) && sessions.every((session) => session.keptAside().length > 0), 15_000);
    await until(() => new Set(sessions.map((session) => board(session.model()))).size === 1);
    for (const [who, text] of tray.entries()) {
      expect(sessions[who]?.keptAside().map((kept) => kept.text)).toContain(text);
    }
  },
  25_000,
);

function editSomething(model: BoardModel, random: () => number, words: string): void {
  const ids = model.ids();
  const pick = () => ids[Math.floor(random() * ids.length)] ?? "";
  const [id, chance] = [pick(), random()];
  const text = model.text(id);
  if (chance < 0.2 || ids.length < 4) model.create(random() < 0.5 ? goal(words) : challenge(words));
  else if (chance < 0.55) text?.doc?.transact(() => text.insert(random() < 0.5 ? 0 : text.length, `${words} `), TYPING);
  else if (chance < 0.7) model.move([{ id, pos: [random() * 2000, random() * 1000] }]);
  else if (chance < 0.8) linkSomething(model, id, pick());
  else if (chance < 0.86) model.remove([id]);
  else if (chance < 0.95) model.undo();
  else model.redo();
}

function linkSomething(model: BoardModel, from: string, to: string): void {
  const [kind] = model.linkKinds(from, to);
  if (kind) model.link(from, to, kind);
}

function board(model: BoardModel): string {
  const pieces = model
    .ids()
    .map((id) => ({ ...model.piece(id), fields: Object.entries(model.piece(id)?.fields ?? {}).sort() }));
  return JSON.stringify([pieces, model.links().map(({ id, from, to, kind }) => [id, from, to, kind])]);
}
