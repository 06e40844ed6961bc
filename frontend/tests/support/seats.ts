import { afterEach, beforeEach } from "vitest";
import type * as Y from "yjs";
import { TYPING } from "../../src/board/model";
import type { BoardSession } from "../../src/sync/session";
import { Browser } from "./browser";
import { BoardPeer } from "./peer";

/** A server and the people at it, anew for each test. */
export class Seats {
  peer = new BoardPeer();
  browser = new Browser();
  readonly #open: BoardSession[] = [];

  enter(person?: string, at = this.browser): BoardSession {
    const session = at.open(this.peer.url, person);
    this.#open.push(session);
    return session;
  }

  /** The tab is gone; the browser and its disk stay. */
  async closeTab(session: BoardSession): Promise<void> {
    this.#open.splice(this.#open.indexOf(session), 1);
    await session.stop();
  }

  async begin(): Promise<void> {
    this.peer = await new BoardPeer().start();
    this.browser = new Browser();
  }

  async end(): Promise<void> {
    for (const session of this.#open.splice(0)) await session.stop();
    await this.peer.stop();
  }
}

export function seats(): Seats {
  const all = new Seats();
  beforeEach(() => all.begin());
  afterEach(() => all.end());
  return all;
}

/** Letter by letter, at the end of the piece's text. */
export function typeInto(text: Y.Text | undefined, words: string): void {
  for (const letter of words) text?.doc?.transact(() => text.insert(text.length, letter), TYPING);
}

export function textsIn(session: BoardSession): string[] {
  return session.keptAside().map(({ text }) => text);
}
