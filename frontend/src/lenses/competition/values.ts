import type { Piece } from "../../board/model";
import { t } from "../../i18n";

const CRITERION_AT_MOST = 160;

/** "Local support: we lead by 2", to be rewritten in words the customer would use. */
export function proposedValue(criterion: Piece, by: number): string {
  const words = criterion.text.trim().replace(/\s+/gu, " ");
  const short = words.length > CRITERION_AT_MOST ? `${words.slice(0, CRITERION_AT_MOST).trimEnd()}…` : words;
  return t("{criterion}: we lead by {n}", { criterion: short, n: by });
}

/**
 * Whether the unique value belongs to the criterion: when its sentence, its offer or its proof names it. There is no
 * link between the two kinds, and a person who rewrites the sentence keeps the word that matters. Capitals and accents
 * do not count; only whole words do.
 */
export function names(value: Piece, criterion: Piece): boolean {
  const wanted = plain(criterion.text);
  if (wanted.trim() === "") return false;
  const { offer, proof } = value.fields;
  return [value.text, offer, proof].some((words) => typeof words === "string" && plain(words).includes(wanted));
}

// Between spaces, so that "IT" is not found in "quality".
function plain(text: string): string {
  const words = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words ? ` ${words.join(" ")} ` : "";
}
