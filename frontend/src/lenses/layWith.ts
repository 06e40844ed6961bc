import type { Fields } from "../board/model";
import { HOME_ZONE, type Kind } from "../board/schema.gen";
import type { Board } from "../shell/board";
import { canEdit } from "../shell/commands";
import { piecesOn, placeAll, showLanding, zonesFor } from "../shell/composer/lay";
import { isClosed, sayClosed } from "../shell/locks";

/** Lays one piece that has its fields already, as one step: its id, or undefined where it may not be laid. */
export function layWith(board: Board, kind: Kind, text: string, fields: Fields): string | undefined {
  if (!canEdit(board)) return undefined;
  const home = HOME_ZONE[kind];
  if (isClosed(board, home)) {
    sayClosed(board, home);
    return undefined;
  }
  const model = board.session.model();
  const zones = zonesFor(kind).filter((zone) => zone === home || !isClosed(board, zone));
  const [laid] = placeAll(kind, [text], piecesOn(model), zones);
  if (!laid) return undefined;
  const id = model.create({ ...laid, fields });
  showLanding(board, id ? [id] : []);
  return id || undefined;
}
