import type { Change } from "./change";
import type { Intent } from "./intents";

/** Why the server takes no changes for now: no room on its disk, a board that is looked after, or it did not say. */
export type Hold = "disk" | "quarantine" | "unknown";

/** What the top bar may say. "saved": nothing local is missing in the server's log, and we are connected to it. */
export type SaveState =
  | { kind: "connecting" }
  | { kind: "saved" }
  | { kind: "saving"; changes: number }
  | { kind: "offline"; changes: number; since: Date }
  | { kind: "readonly"; reason: Hold; changes: number }
  | { kind: "closed"; code: number };

export type Line = {
  synced: boolean;
  offlineSince: Date | undefined;
  closedBy: number | undefined;
  hold: Hold | undefined;
};

export function saveStateOf({ synced, offlineSince, closedBy, hold }: Line, unsaved: readonly Change[]): SaveState {
  const changes = countChanges(unsaved);
  if (closedBy !== undefined) return { kind: "closed", code: closedBy };
  if (hold) return { kind: "readonly", reason: hold, changes };
  if (offlineSince) return { kind: "offline", changes, since: offlineSince };
  if (changes > 0) return { kind: "saving", changes };
  return synced ? { kind: "saved" } : { kind: "connecting" };
}

export function sameState(a: SaveState, b: SaveState): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** For people: a sentence typed letter by letter is one change. */
export function countChanges(changes: readonly Change[]): number {
  let count = 0;
  let typing: string | undefined;
  for (const { intents } of changes) {
    const piece = typedPiece(intents);
    if (piece === undefined || piece !== typing) count++;
    typing = piece;
  }
  return count;
}

function typedPiece(intents: readonly Intent[]): string | undefined {
  const [only] = intents;
  return intents.length === 1 && only?.op === "type" ? only.piece : undefined;
}
