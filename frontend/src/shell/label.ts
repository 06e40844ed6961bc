import type { Piece } from "../board/model";
import { t } from "../i18n";
import { kindWord } from "./words";

const SPOKEN = 300;

/** The sentence of a piece, or the name of the person or company it stands for. */
export function sentenceOf(piece: Piece): string {
  const name = piece.fields.name;
  const named = typeof name === "string" ? name.trim() : "";
  const text = piece.text.trim();
  if (named && text && named !== text) return `${named}: ${text}`;
  return named || text || t("no words yet");
}

/** "Goal: Start production in Q3 by Lucía Arbeloa": what a screen reader says of a piece. */
export function pieceLabel(piece: Piece, author?: string, closed = false): string {
  const label = openLabel(piece, author);
  return closed ? t("{piece}, in a closed zone", { piece: label }) : label;
}

function openLabel(piece: Piece, author: string | undefined): string {
  const values = { kind: kindWord(piece.kind), text: beginningOf(sentenceOf(piece)) };
  return author ? t("{kind}: {text}, by {name}", { ...values, name: author }) : t("{kind}: {text}", values);
}

// A name is heard from its beginning to its end: a page is read in the details.
function beginningOf(sentence: string): string {
  return sentence.length > SPOKEN ? `${sentence.slice(0, SPOKEN).trimEnd()}…` : sentence;
}
