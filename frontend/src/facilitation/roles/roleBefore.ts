import type { Boot } from "../../shell/boot";

const KEY = "puzzleboard.role";

/** The role this tab had at the board when it was opened last; from now on it is the one it has. */
export function roleBefore({ board, me }: Pick<Boot, "board" | "me">, storage: () => Storage): string | undefined {
  const key = `${KEY}.${board.id}.${me.person}`;
  try {
    const before = storage().getItem(key);
    storage().setItem(key, me.role);
    return before ?? undefined;
  } catch {
    return undefined; // A browser that keeps nothing says nothing.
  }
}
