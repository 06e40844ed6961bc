import type { Piece } from "../../board/model";
import type { Board } from "../../shell/board";
import { canEdit } from "../../shell/commands";
import { sentenceOf } from "../../shell/label";
import { openOnes } from "../../shell/locks";
import type { State } from "./expansion";
import { stateWord } from "./stateWords";

export function setState(board: Board, piece: Piece, state: State): void {
  if (!canEdit(board) || openOnes(board, [piece.id]).length === 0) return;
  board.session.model().setField(piece.id, "state", state);
  board.desk.spoken.set(`${sentenceOf(piece)}: ${stateWord(state)}`);
}
