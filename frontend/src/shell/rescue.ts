import { t } from "../i18n";
import type { Board } from "./board";

/**
 * Somebody removed the piece that is being written: the words go to the composer, and the keyboard with them. Left
 * alone, what one types on would be taken for commands to the map.
 */
export function rescueWords({ desk, session }: Board, id: string, words: string): void {
  if (session.model().piece(id)) return;
  const kept = session.keptAside().some(({ text }) => text === words);
  if (words.trim() === "") {
    desk.say(t("Somebody removed the piece you were writing."));
  } else if (!kept) {
    const draft = desk.draft.get();
    desk.draft.set(draft.trim() ? `${draft}\n${words}` : words);
    desk.say(t("Somebody removed the piece you were writing. Your words are in the field below."));
  }
  document.getElementById("composer-text")?.focus();
}
