import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { BoardModel } from "../../src/board/model";
import { KeptStates } from "../../src/replay/keptStates";
import { Moments } from "../../src/replay/moments";
import { PastDocument } from "../../src/replay/pastDocument";
import { PastSession } from "../../src/replay/pastSession";
import { FilmPlayer } from "../../src/replay/player";
import { Reading } from "../../src/replay/reading";
import { readReel } from "../../src/replay/reel";
import { challenge, goal } from "./board";

export const MINUTE = 60_000;
export const NINE = Date.UTC(2027, 0, 20, 9);
export const LUCIA = "person-lucia-00000000";
export const MATTEO = "person-matteo-0000000";
export const PEOPLE = [
  { person: LUCIA, name: "Lucía Arbeloa", function: "sales" as const },
  { person: MATTEO, name: "Matteo Ferri", function: "finance" as const },
];

export type Edit = { at: number; person: number; bytes: Uint8Array };

/** A document whose edits are recorded with their time and person, as the server's log has them. */
export class Recorded {
  readonly doc = new Y.Doc();
  readonly model = new BoardModel(this.doc, { person: LUCIA, canEdit: true });
  readonly edits: Edit[] = [];
  #at = NINE;
  #person = 1;

  constructor() {
    this.doc.on("update", (bytes: Uint8Array) => this.edits.push({ at: this.#at, person: this.#person, bytes }));
  }

  do(minute: number, change: () => void, person = 1): void {
    [this.#at, this.#person] = [NINE + minute * MINUTE, person];
    change();
  }

  reel() {
    return readReel([bytesOf(this.edits, 0)], this.edits.length);
  }
}

export function bytesOf(edits: readonly Edit[], after: number): Uint8Array {
  const encoder = encoding.createEncoder();
  let before = 0;
  edits.forEach(({ at, person, bytes }, index) => {
    for (const value of [after + index + 1, at - before, person]) encoding.writeVarUint(encoder, value);
    encoding.writeVarUint8Array(encoder, bytes);
    before = at;
  });
  return encoding.toUint8Array(encoder);
}

export function filmOf(board: Recorded, stage = new Recorded(), room?: number) {
  const [boardReel, stageReel] = [board.reel(), stage.reel()];
  const moments = new Moments(boardReel, stageReel);
  const kept = { board: new KeptStates(room), stage: new KeptStates(room) };
  const documents = { board: new PastDocument(boardReel, kept.board), stage: new PastDocument(stageReel, kept.stage) };
  const session = new PastSession(documents);
  const reading = new Reading(moments, kept);
  const player = new FilmPlayer(moments, session, reading);
  session.show(moments.seqsAt(0), moments.timeOf(0));
  return { moments, kept, session, reading, player };
}

/** Somebody writes a sentence letter by letter. */
export function type(recorded: Recorded, id: string, words: string): void {
  for (const letter of words) {
    const text = recorded.model.text(id);
    text?.insert(text.length, letter);
  }
}

export function workshop() {
  const board = new Recorded();
  let [first, second] = ["", ""];
  board.do(0, () => (first = board.model.create(goal("Halve the scrap rate"))));
  board.do(1, () => type(board, first, " by 2028"), 2);
  board.do(5, () => (second = board.model.create(challenge())), 2);
  board.do(6, () => board.model.setField(second, "severity", 4), 1);
  board.do(7, () => board.model.link(second, first, "blocks"), 1);
  board.do(8, () => board.model.remove([second]), 1);
  return { board, first, second };
}
