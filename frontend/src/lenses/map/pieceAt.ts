import type { BoardModel, Piece } from "../../board/model";

/** The topmost piece under a point of the map. */
export function pieceAt(model: BoardModel, { x, y }: { x: number; y: number }): Piece | undefined {
  return model
    .ids()
    .flatMap((id) => model.piece(id) ?? [])
    .findLast(({ pos, size }) => x >= pos[0] && x <= pos[0] + size[0] && y >= pos[1] && y <= pos[1] + size[1]);
}
