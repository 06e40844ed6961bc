import { t } from "../i18n";
import type { Board } from "./board";
import type { Desk } from "./desk";

/** Somebody removed the piece whose details are being filled in: the words go to the composer, and the keyboard. */
export function rescueKeys({ desk }: Board, isGone: (id: string) => boolean): void {
  const [only, more] = desk.selection.get();
  if (!only || more || !isGone(only) || desk.stepping) return;
  const field = document.activeElement?.closest<HTMLInputElement>(".panel input, .panel textarea:not(.sentence)");
  if (!field) return;
  saveWords(desk, field.type === "text" ? field.value : "");
  // When the panel has gone: a field that is left while it stands writes its value.
  setTimeout(() => document.getElementById("composer-text")?.focus());
}

/**
 * Somebody removed the piece that is being written: the words go to the composer, and the keyboard with them. Left
 * alone, what one types on would be taken for commands to the map.
 */
export function rescueWords({ desk, session }: Board, id: string, words: string): void {
  if (session.model().piece(id)) return;
  const kept = session.keptAside().some(({ text }) => text === words);
  if (!kept) saveWords(desk, words);
  document.getElementById("composer-text")?.focus();
}

function saveWords(desk: Desk, words: string): void {
  if (words.trim() === "") return void desk.say(t("Somebody removed the piece you were writing."));
  const draft = desk.draft.get();
  desk.draft.set(draft.trim() ? `${draft}\n${words}` : words);
  desk.say(t("Somebody removed the piece you were writing. Your words are in the field below."));
}
