import type { Piece, Position, Size } from "../../board/model";
import { HOME_ZONE, type Kind, type Zone } from "../../board/schema.gen";
import { t } from "../../i18n";
import { freePlace, roomsFor, sizeFor } from "../../lenses/map/places";
import { framesAround, HEADER, PADDING } from "../../lenses/map/zones";
import type { Board } from "../board";
import { zoneWord } from "../words";

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
  let last = "";
  let parked = false;
  for (const text of sentences) {
    const pieces = model.ids().flatMap((id) => model.piece(id) ?? []);
    const place = placeFor(kind, text, pieces);
    parked ||= place.zone !== HOME_ZONE[kind];
    last = model.create({ kind, text, ...place });
    if (last) desk.mark(last, "mine");
  }
  if (!last) return;
  desk.focused.set(last);
  desk.camera?.reveal(last);
  if (parked) desk.say(t("{zone} is full. The piece waits in the tray.", { zone: zoneWord(HOME_ZONE[kind]) }));
}

type Place = { zone: Zone; pos: Position; size: Size };

function placeFor(kind: Kind, text: string, pieces: readonly Piece[]): Place {
  const frames = framesAround(pieces);
  const rooms = roomsFor(kind, text);
  for (const zone of [HOME_ZONE[kind], "tray"] as const)
    for (const room of rooms) {
      const pos = freePlace(kind, room, zone, frames, pieces);
      if (pos) return { zone, pos, size: room.size };
    }
  const { x, y } = frames.tray;
  return { zone: "tray", pos: [x + PADDING, y + HEADER], size: sizeFor(kind, text) };
}
