import type { Piece } from "../board/model";
import type { Zone } from "../board/schema.gen";
import { t, tn } from "../i18n";
import { placeTogether } from "../lenses/map/placeTogether";
import { center, framesAround, zoneAt } from "../lenses/map/zones";
import { type Arrangement, arranged, enoughFor } from "./arrangement";
import type { Board } from "./board";
import { canEdit, sayUndoable } from "./commands";
import { piecesOn } from "./composer/lay";
import { isClosed, openOnes, sayClosed } from "./locks";
import { zoneWord } from "./words";

/** Lines the pieces up, or puts equal distances between them: one step. */
export function arrange(board: Board, chosen: readonly string[], how: Arrangement): void {
  const pieces = changeable(board, chosen);
  if (pieces.length < enoughFor(how)) return;
  const model = board.session.model();
  const frames = framesAround(piecesOn(model));
  const moves = arranged(pieces, how).map(({ id, pos }) => {
    const size = model.piece(id)?.size ?? [0, 0];
    return { id, pos, zone: zoneAt(frames, center({ pos, size })) };
  });
  const closed = moves.find(({ zone }) => isClosed(board, zone));
  if (closed) sayClosed(board, closed.zone);
  else if (moves.length === 0) board.desk.say(t("They lie like that already."));
  else {
    model.move(moves);
    sayUndoable(board, tn("{n} piece moved.", "{n} pieces moved.", moves.length));
  }
}

/** Several pieces to another zone, in the arrangement they have: one step. */
export function moveToZone(board: Board, chosen: readonly string[], zone: Zone): void {
  if (isClosed(board, zone)) sayClosed(board, zone);
  const pieces = changeable(board, chosen).filter((piece) => piece.zone !== zone);
  if (pieces.length === 0 || isClosed(board, zone)) return;
  const model = board.session.model();
  const moving = new Set(pieces.map(({ id }) => id));
  const others = piecesOn(model).filter(({ id }) => !moving.has(id));
  model.move(placeTogether(pieces, zone, others).map(({ id, pos }) => ({ id, pos, zone })));
  const first = pieces[0];
  if (first) board.desk.camera?.reveal(first.id);
  const values = { zone: zoneWord(zone) };
  sayUndoable(board, tn("{n} piece moved to: {zone}", "{n} pieces moved to: {zone}", pieces.length, values));
}

function changeable(board: Board, chosen: readonly string[]): Piece[] {
  if (!canEdit(board)) return [];
  return openOnes(board, chosen).flatMap((id) => board.session.model().piece(id) ?? []);
}
