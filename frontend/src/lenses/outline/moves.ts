import type { Move, Piece } from "../../board/model";
import type { Zone } from "../../board/schema.gen";
import { t } from "../../i18n";
import type { Board } from "../../shell/board";
import { canEdit, sayUndoable } from "../../shell/commands";
import { piecesOn } from "../../shell/composer/lay";
import { isClosed, openOnes, sayClosed } from "../../shell/locks";
import { zoneWord } from "../../shell/words";
import { placeIn } from "../map/places";
import { framesAround } from "../map/zones";
import { type Group, priorityOf } from "./tree";

/** Each lies where there is room in the other zone; one step for all of them. */
export function moveToZone(board: Board, ids: readonly string[], zone: Zone): void {
  const model = board.session.model();
  if (!canEdit(board)) return;
  if (isClosed(board, zone)) return void sayClosed(board, zone);
  const going = openOnes(board, ids)
    .flatMap((id) => model.piece(id) ?? [])
    .filter((piece) => piece.zone !== zone);
  const first = going[0];
  if (!first) return;
  const away = new Set(going.map(({ id }) => id));
  const here = piecesOn(model).filter(({ id }) => !away.has(id));
  const moves = going.map((piece): Move => {
    const moved: Piece = { ...piece, zone, pos: placeIn(piece, zone, framesAround(here), here) };
    here.push(moved);
    return { id: moved.id, zone, pos: moved.pos };
  });
  model.move(moves);
  sayUndoable(board, t("Moved to {zone}.", { zone: zoneWord(zone) }));
  board.desk.camera?.focus(first.id);
}

/** The piece and its neighbour change places, on the map too. What has another priority stays before or behind it. */
export function moveWithin(board: Board, id: string, { ids }: Group, by: -1 | 1): void {
  const model = board.session.model();
  const at = ids.indexOf(id);
  const piece = model.piece(id);
  const other = model.piece(ids[at + by] ?? "");
  if (!piece || !other || !canEdit(board) || openOnes(board, [id]).length === 0) return;
  if (priorityOf(piece) !== priorityOf(other)) {
    board.desk.say(t("The order follows the priority. Change the priority to move this piece further."));
    return;
  }
  model.move([
    { id, pos: other.pos },
    { id: other.id, pos: piece.pos },
  ]);
  board.desk.spoken.set(t("{n} of {most}", { n: at + by + 1, most: ids.length }));
}
