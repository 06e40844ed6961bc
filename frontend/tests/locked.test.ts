import { expect, test } from "vitest";
import { type BoardModel, TYPING } from "../src/board/model";
import type { Zone } from "../src/board/schema.gen";
import type { BoardSession } from "../src/sync/session";
import { ANA, BEN } from "./support/board";
import { Browser, isSaved, until } from "./support/browser";
import { seeded } from "./support/replicas";
import { seats } from "./support/seats";

const room = seats();
const ZONES: readonly Zone[] = ["strategy", "actions", "tray"];
const STEPS = 60;

type Random = () => number;

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "seed %i: offline while zones are closed and opened, both end with one board and every word",
  async (seed) => {
    const random = seeded(seed);
    const [ana, ben] = [room.enter(ANA), room.enter(BEN, new Browser())];
    const words: string[] = [];
    await until(() => isSaved(ana) && isSaved(ben));
    for (let step = 0; step < STEPS; step++) {
      const session = random() < 0.5 ? ana : ben;
      // Their lines come back later than the lock is there.
      if (step % 15 === 5) room.peer.cut();
      if (step % 20 === 10) lockSomething(random);
      words.push(...writeSomething(session, random, `w${seed}x${step}`));
      if (random() < 0.25) await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => isSaved(ana) && isSaved(ben), 15_000);
    await until(() => boardOf(ana.model()) === boardOf(ben.model()));

    const kept = [ana, ben].map((session) => JSON.stringify([session.keptAside(), session.hand.pieces()])).join();
    const everywhere = boardOf(ana.model()) + kept;
    expect(words.filter((word) => !everywhere.includes(word))).toEqual([]);
    expect(words.length).toBeGreaterThan(STEPS / 2);
  },
  25_000,
);

function lockSomething(random: Random): void {
  for (const zone of ZONES) {
    if (random() < 0.5) room.peer.lock(zone);
    else room.peer.unlock(zone);
  }
}

/** The words that are nowhere to be lost from here on. */
function writeSomething(session: BoardSession, random: Random, word: string): string[] {
  const model = session.model();
  const ids = model.ids();
  const id = ids[Math.floor(random() * ids.length)] ?? "";
  const zone = ZONES[Math.floor(random() * ZONES.length)] ?? "tray";
  const chance = random();
  const text = model.text(id);
  if (chance < 0.25 || ids.length < 3) return createSomething(model, zone, word);
  if (chance < 0.65) {
    text?.doc?.transact(() => text.insert(random() < 0.5 ? 0 : text.length, ` ${word} `), TYPING);
    return text ? [word] : [];
  }
  if (chance < 0.8) model.move([{ id, zone, pos: [Math.round(random() * 900), 100] }]);
  else if (chance < 0.9) session.hand.keep([{ kind: "note", text: word }]);
  else layOne(session, zone);
  return chance >= 0.8 && chance < 0.9 ? [word] : [];
}

function createSomething(model: BoardModel, zone: Zone, word: string): string[] {
  model.create({ kind: "note", zone, pos: [0, 0], text: word, fields: {} });
  return [word];
}

function layOne(session: BoardSession, zone: Zone): void {
  const [piece] = session.hand.pieces();
  if (piece) session.hand.lay([{ id: piece.id, zone, pos: [0, 0], size: piece.size }]);
}

function boardOf(model: BoardModel): string {
  return JSON.stringify(model.ids().map((id) => model.piece(id)));
}
