import type { BoardModel, Piece } from "../../board/model";
import type { Frame } from "./zones";

/** The topmost piece under a point of the map. */
export function pieceAt(model: BoardModel, { x, y }: { x: number; y: number }): Piece | undefined {
  let found: Piece | undefined;
  for (const id of model.ids()) {
    const piece = model.piece(id);
    if (piece && touches(piece, { x, y, width: 0, height: 0 })) found = piece;
  }
  return found;
}

/** Whether any piece lies under a part of the map. */
export function isCovered(model: BoardModel, frame: Frame): boolean {
  return model.ids().some((id) => {
    const piece = model.piece(id);
    return piece !== undefined && touches(piece, frame);
  });
}

function touches({ pos, size }: Piece, { x, y, width, height }: Frame): boolean {
  return x + width >= pos[0] && x <= pos[0] + size[0] && y + height >= pos[1] && y <= pos[1] + size[1];
}
