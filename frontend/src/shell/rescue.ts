import { t } from "../i18n";
import type { Board } from "./board";
import type { Desk } from "./desk";

/** Somebody removed the piece whose details are being filled in: the words go to the composer, and the keyboard. */
export function rescueKeys({ desk }: Board, isGone: (id: string) => boolean): void {
  const [only, more] = desk.selection.get();
  if (!only || more || !isGone(only) || desk.stepping) return;
  const field = document.activeElement?.closest<HTMLInputElement>(".panel input, .panel textarea:not(.sentence)");
  if (!field) return;
  // Words of a comment are kept by its draft.
  const isComment = field.matches(".comment-text") && field.value.trim() !== "";
  if (!isComment) saveWords(desk, field.matches(".field-number, .field-date") ? "" : field.value);
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

/** Comments that were not sent before their pieces went: to the composer, wherever their author is just now. */
export function rescueComments({ desk, session }: Board): void {
  if (!session.arrival.came()) return;
  const model = session.model();
  const drafts = desk.comments.get();
  const lost = [...drafts].filter(([piece]) => !model.piece(piece));
  if (lost.length === 0) return;
  desk.comments.set(new Map([...drafts].filter(([piece]) => model.piece(piece))));
  const words = lost.map(([, text]) => text.trim()).filter((text) => text !== "");
  if (words.length === 0) return;
  addToDraft(desk, words.join("\n"));
  desk.say(t("The piece you were commenting on was removed. Your words are in the field below."));
}

function saveWords(desk: Desk, words: string): void {
  if (words.trim() === "") return void desk.say(t("Somebody removed the piece you were writing."));
  addToDraft(desk, words);
  desk.say(t("Somebody removed the piece you were writing. Your words are in the field below."));
}

function addToDraft({ draft }: Desk, words: string): void {
  const before = draft.get();
  draft.set(before.trim() ? `${before}\n${words}` : words);
}
