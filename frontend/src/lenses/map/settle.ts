import type { BoardModel } from "../../board/model";
import { sizeFor } from "./places";

/** A piece grows to hold what was written; one that stayed without words is taken back. */
export function settle(model: BoardModel, id: string, me: string): void {
  const piece = model.piece(id);
  if (!piece) return;
  const bare = piece.text.trim() === "" && Object.keys(piece.fields).length === 0 && model.linksOf(id).length === 0;
  if (bare && piece.by === me) {
    model.remove([id]);
    return;
  }
  const [width, height] = sizeFor(piece.kind, piece.text);
  if (piece.size[0] <= width && piece.size[1] < height) model.resize(id, [piece.size[0], height]);
}
