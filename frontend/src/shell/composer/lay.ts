import { HOME_ZONE, type Kind } from "../../board/schema.gen";
import { freePlace, sizeFor } from "../../lenses/map/places";
import { framesAround } from "../../lenses/map/zones";
import type { Board } from "../board";

/** One sentence a line; a list pasted from elsewhere loses its bullets. */
export function sentencesOf(draft: string): string[] {
  return draft
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/u, "").trim())
    .filter((line) => line !== "");
}

/** Lays the pieces where there is room in the home zone of their kind, and lets one see the last of them land. */
export function layPieces({ session, desk }: Board, kind: Kind, sentences: readonly string[]): void {
  const model = session.model();
  const zone = HOME_ZONE[kind];
  let last = "";
  for (const text of sentences) {
    const pieces = model.ids().flatMap((id) => model.piece(id) ?? []);
    const size = sizeFor(kind, text);
    last = model.create({ kind, zone, size, text, pos: freePlace(kind, size, zone, framesAround(pieces), pieces) });
    if (last) desk.mark(last, "mine");
  }
  if (!last) return;
  desk.focused.set(last);
  desk.camera?.reveal(last);
}
