import type { Piece } from "../../board/model";
import { HOME_ZONE, type Zone } from "../../board/schema.gen";
import { t, tn } from "../../i18n";
import type { Board } from "../board";
import { sayUndoable } from "../commands";
import { piecesOn, placeAll, showLanding, zonesFor } from "../composer/lay";
import { closedWords, isClosed } from "../locks";
import { isPrivate } from "./privacy";

/** For everybody to see. What has a closed home stays in the hand, unless its person lays it in the tray. */
export function layFromHand(board: Board, ids: readonly string[], into?: Zone): void {
  const { session } = board;
  if (isPrivate(board)) return void board.desk.say(t("The facilitator lays all hands on the table together."));
  const pieces = ids.flatMap((id) => session.hand.model().piece(id) ?? []);
  const open = pieces.filter(({ kind }) => !isClosed(board, into ?? HOME_ZONE[kind]));
  if (open.length > 0) layOpen(board, open, into);
  const closed = pieces.filter((piece) => !open.includes(piece));
  if (closed[0]) offerTray(board, closed, closed[0]);
}

function layOpen(board: Board, pieces: readonly Piece[], into: Zone | undefined): void {
  const { session } = board;
  const here = piecesOn(session.model());
  const places = pieces.map((piece) => {
    const [laid] = placeAll(piece.kind, [piece.text], here, into ? [into] : zonesFor(piece.kind));
    const place = {
      id: piece.id,
      zone: laid?.zone ?? "tray",
      pos: laid?.pos ?? piece.pos,
      size: laid?.size ?? piece.size,
    };
    here.push({ ...piece, ...place });
    return place;
  });
  session.hand.lay(places);
  const ids = places.map(({ id }) => id);
  showLanding(board, ids);
  sayUndoable(board, tn("{n} piece laid on the table.", "{n} pieces laid on the table.", ids.length));
}

function offerTray(board: Board, pieces: readonly Piece[], first: Piece): void {
  const words = closedWords(HOME_ZONE[first.kind]);
  if (isClosed(board, "tray")) return void board.desk.say(words);
  const ids = pieces.map(({ id }) => id);
  board.desk.say(words, { word: t("Lay it in the tray"), run: () => layFromHand(board, ids, "tray") });
}
