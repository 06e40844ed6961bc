import type { BoardModel, Piece, Position, Size } from "../../board/model";
import { HOME_ZONE, type Kind, type Zone } from "../../board/schema.gen";
import { t, tn } from "../../i18n";
import { freePlace, roomsFor, sizeFor } from "../../lenses/map/places";
import { framesAround, HEADER, PADDING } from "../../lenses/map/zones";
import type { Board } from "../board";
import { isClosed } from "../locks";
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

/** Where a piece of this kind may be laid: its home while that is open, and the tray for what finds no room there. */
export function zonesFor(kind: Kind): readonly Zone[] {
  return [HOME_ZONE[kind], "tray"];
}

/** Lays the pieces where there is room in the first of the zones, as one step, and shows the last of them land. */
export function layPieces(board: Board, kind: Kind, sentences: readonly string[], zones = zonesFor(kind)): void {
  const model = board.session.model();
  const asks = kind === "gap" ? board.desk.composerAsks.get() : undefined;
  const places = placeAll(kind, sentences, piecesOn(model), openOnes(board, zones));
  const laid = asks ? places.map((piece) => ({ ...piece, fields: { asks } })) : places;
  const ids = model.createAll(laid);
  showLanding(board, ids);
  if (ids.length > 0) sayParked(board, kind, laid.filter(({ zone }) => zone !== zones[0]).length);
}

export function piecesOn(model: BoardModel): Piece[] {
  return model.ids().flatMap((id) => model.piece(id) ?? []);
}

export function showLanding({ desk }: Board, ids: readonly string[]): void {
  for (const id of ids) desk.mark(id, "mine");
  const last = ids.at(-1);
  if (!last) return;
  desk.focused.set(last);
  if (ids.length > FEW) desk.camera?.showAll();
  else desk.camera?.reveal(last);
}

/** Each piece lies where the ones before it have left room. */
export function placeAll(
  kind: Kind,
  sentences: readonly string[],
  here: readonly Piece[],
  zones = zonesFor(kind),
): Laid[] {
  const pieces = [...here];
  return sentences.map((text) => {
    const laid = { kind, text, ...placeFor(kind, text, pieces, zones) };
    pieces.push({ ...laid, id: "", by: "", fields: {} });
    return laid;
  });
}

type Place = { zone: Zone; pos: Position; size: Size };
type Laid = Place & { kind: Kind; text: string };

function placeFor(kind: Kind, text: string, pieces: readonly Piece[], zones: readonly Zone[]): Place {
  const frames = framesAround(pieces);
  const rooms = roomsFor(kind, text);
  for (const zone of zones)
    for (const room of rooms) {
      const pos = freePlace(kind, room, zone, frames, pieces);
      if (pos) return { zone, pos, size: room.size };
    }
  const zone = zones.at(-1) ?? "tray";
  return { zone, pos: [frames[zone].x + PADDING, frames[zone].y + HEADER], size: sizeFor(kind, text) };
}

// The first is where they were to go; only what takes the overflow may be left out.
function openOnes(board: Board, zones: readonly Zone[]): readonly Zone[] {
  return zones.filter((zone, index) => index === 0 || !isClosed(board, zone));
}

/** How many of them found no room at home. */
export function sayParked({ desk }: Board, kind: Kind, parked: number): void {
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
