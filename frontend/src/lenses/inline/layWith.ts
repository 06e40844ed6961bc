import type { Fields } from "../../board/model";
import { HOME_ZONE, type Kind } from "../../board/schema.gen";
import type { Board } from "../../shell/board";
import { canEdit } from "../../shell/commands";
import { piecesOn, placeAll, sayParked, showLanding, zonesFor } from "../../shell/composer/lay";
import { isPrivate, sayPrivate } from "../../shell/hand/privacy";
import { isClosed, isKindClosed, sayClosed, sayKindClosed } from "../../shell/locks";

export type Entry = { text: string; fields?: Fields };

/** Lays pieces that come with some of their fields, where there is room, as one step. None in a closed zone. */
export function layWith(board: Board, kind: Kind, entries: readonly Entry[]): string[] {
  if (!canEdit(board)) return [];
  const home = HOME_ZONE[kind];
  if (isPrivate(board)) {
    const ids = board.session.hand.keep(entries.map(({ text, fields }) => ({ kind, text, ...(fields && { fields }) })));
    board.desk.handOpen.set(true);
    sayPrivate(board);
    return ids;
  }
  if (isKindClosed(board, kind)) {
    sayKindClosed(board, kind);
    return [];
  }
  if (isClosed(board, home)) {
    sayClosed(board, home);
    return [];
  }
  const model = board.session.model();
  const zones = zonesFor(kind).filter((zone) => zone === home || !isClosed(board, zone));
  const texts = entries.map(({ text }) => text);
  const laid = placeAll(kind, texts, piecesOn(model), zones).map((piece, index) => ({
    ...piece,
    fields: entries[index]?.fields ?? {},
  }));
  const ids = model.createAll(laid);
  showLanding(board, ids);
  if (ids.length > 0) sayParked(board, kind, laid.filter(({ zone }) => zone !== home).length);
  return ids;
}
