import type { Link, Piece } from "../../board/model";
import { t } from "../../i18n";
import { placeIn } from "../../lenses/map/places";
import { framesAround } from "../../lenses/map/zones";
import type { Intent } from "../../sync/intents";
import type { Board } from "../board";
import { canEdit, sayUndoable } from "../commands";
import { piecesOn, showLanding } from "../composer/lay";
import { sentenceOf } from "../label";
import { closedWords, isClosed } from "../locks";
import type { RemovedPiece } from "./past";

// The server remembers the authors of the last 20,000 pieces that were removed: of an older one it takes no other name.
const FORGOTTEN = "forged-author";

/** Why it cannot come back, as a sentence; undefined when it can. */
export function whyNotBack(board: Board, removed: RemovedPiece): string | undefined {
  if (!canEdit(board)) return t("You are watching: somebody who takes part can bring it back.");
  return isClosed(board, removed.zone) ? closedWords(removed.zone) : undefined;
}

/** As one step. Does nothing where `whyNotBack` says why, or when it is there already. */
export function bringBack(board: Board, removed: RemovedPiece): void {
  const model = board.session.model();
  const here = piecesOn(model);
  if (whyNotBack(board, removed) !== undefined || model.piece(removed.piece)) return;
  const piece = pieceOf(removed, here);
  model.restore([piece], removed.links);
  layAnewWhenForgotten(board, piece, removed.links);
  showLanding(board, [piece.id]);
  board.desk.camera?.focus(piece.id);
  sayUndoable(board, t("Back on the board: {piece}", { piece: sentenceOf(piece) }));
}

/** As it was, where it was; beside what lies there now. */
export function pieceOf({ piece: id, ...was }: RemovedPiece, here: readonly Piece[]): Piece {
  const { kind, by, zone, pos, size, text, fields } = was;
  const piece: Piece = { id, kind, by, zone, pos, size, text, fields };
  return here.some((other) => overlap(piece, other))
    ? { ...piece, pos: placeIn(piece, zone, framesAround(here), here) }
    : piece;
}

function overlap(one: Piece, other: Piece): boolean {
  return [0, 1].every((axis) => {
    const [from, length] = [one.pos[axis] ?? 0, one.size[axis] ?? 0];
    const [otherFrom, otherLength] = [other.pos[axis] ?? 0, other.size[axis] ?? 0];
    return from < otherFrom + otherLength && otherFrom < from + length;
  });
}

/** What the server does not take back under its author's name goes on as a piece of whoever brought it. */
function layAnewWhenForgotten(board: Board, piece: Piece, links: readonly Link[]): void {
  const { session } = board;
  const ids = new Set([piece.id, ...links.map(({ id }) => id)]);
  const isAbout = (intent: Intent) =>
    (intent.op === "create" && ids.has(intent.piece)) || (intent.op === "put" && ids.has(intent.key));
  const offs: (() => void)[] = [];
  const done = () => {
    for (const off of offs.splice(0)) off();
  };
  const look = () => {
    const kept = session.keptAside().filter(({ code, intents }) => code === FORGOTTEN && intents.every(isAbout));
    if (kept.length === 0) return;
    done();
    // The board it was refused on is just being replaced by the server's.
    setTimeout(() => {
      for (const { id } of kept) session.dismissAside(id);
      layAnew(board, piece, links);
    });
  };
  offs.push(
    session.onKeptAside(look),
    session.onSaveState(() => {
      if (session.saveState().kind === "saved") done();
    }),
  );
}

function layAnew({ session, desk }: Board, { id, by: _, ...piece }: Piece, links: readonly Link[]): void {
  const model = session.model();
  const { accepted: __, ...fields } = piece.fields;
  // Its links may be forgotten sooner than itself.
  const stands = model.piece(id) !== undefined;
  model.together(() => {
    const [at = id] = stands ? [id] : model.createAll([{ ...piece, fields }]);
    for (const { from, to, kind } of links) model.link(from === id ? at : from, to === id ? at : to, kind);
  });
  if (!stands)
    desk.say(t("It was removed so long ago that its author is not known any more. It is back as a piece of yours."));
}
