import type { Piece, Position, Size } from "../../board/model";
import { HOME_ZONE, type Kind, type Zone } from "../../board/schema.gen";
import { t, tn } from "../../i18n";
import { freePlace, roomsFor, sizeFor } from "../../lenses/map/places";
import { framesAround, HEADER, PADDING } from "../../lenses/map/zones";
import type { Board } from "../board";
import { zoneWord } from "../words";

// More than these are not followed one by one: the whole board shows where they went.
const FEW = 6;

/** One sentence a line; a list pasted from elsewhere loses its bullets. */
export function sentencesOf(draft: string): string[] {
  return draft
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/u, "").trim())
    .filter((line) => line !== "");
}

/** Lays the pieces where there is room in the home zone of their kind, as one step, and shows the last of them land. */
export function layPieces({ session, desk }: Board, kind: Kind, sentences: readonly string[]): void {
  const model = session.model();
  const here = model.ids().flatMap((id) => model.piece(id) ?? []);
  const laid = placeAll(kind, sentences, here);
  const ids = model.createAll(laid);
  for (const id of ids) desk.mark(id, "mine");
  const last = ids.at(-1);
  if (!last) return;
  desk.focused.set(last);
  if (ids.length > FEW) desk.camera?.showAll();
  else desk.camera?.reveal(last);
  const parked = laid.filter(({ zone }) => zone !== HOME_ZONE[kind]).length;
  if (parked === 0) return;
  const zone = zoneWord(HOME_ZONE[kind]);
  desk.say(
    parked === 1
      ? t("{zone} is full. The piece waits in the tray.", { zone })
      : tn("{zone} is full. {n} piece waits in the tray.", "{zone} is full. {n} pieces wait in the tray.", parked, {
          zone,
        }),
  );
}

/** Each piece lies where the ones before it have left room. */
export function placeAll(kind: Kind, sentences: readonly string[], here: readonly Piece[]): Laid[] {
  const pieces = [...here];
  return sentences.map((text) => {
    const laid = { kind, text, ...placeFor(kind, text, pieces) };
    pieces.push({ ...laid, id: "", by: "", fields: {} });
    return laid;
  });
}

type Place = { zone: Zone; pos: Position; size: Size };
type Laid = Place & { kind: Kind; text: string };

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
