import type { Desk } from "./desk";

const KEY = "puzzleboard.console";

/** Open or closed, as it was left on this device. */
export function keepConsole(desk: Desk): void {
  try {
    desk.consoleOpen.set(localStorage.getItem(KEY) === "open");
    desk.consoleOpen.subscribe(() => localStorage.setItem(KEY, desk.consoleOpen.get() ? "open" : "closed"));
  } catch {
    // A browser that keeps nothing opens it closed.
  }
}
