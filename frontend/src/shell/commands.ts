import type { BoardModel } from "../board/model";
import { type LinkKind, OTHERS_REMOVED_LIMIT } from "../board/schema.gen";
import { t, tn } from "../i18n";
import type { Board } from "./board";
import type { Boot } from "./boot";
import { pieceLabel, sentenceOf } from "./label";
import { isLinkClosed, openOnes } from "./locks";

/** Not on a board that closed for good or is looked after either: nothing written there would arrive. */
export function canEdit({ boot, session }: Board): boolean {
  const state = session.saveState();
  const isLookedAfter = state.kind === "readonly" && state.reason === "quarantine";
  return canEditBoard(boot) && state.kind !== "closed" && !isLookedAfter;
}

export function canEditBoard(boot: Boot): boolean {
  return boot.can_edit && !boot.board.archived;
}

export function removePieces(board: Board, chosen: readonly string[]): void {
  if (!canEdit(board)) return;
  const ids = openOnes(board, chosen);
  if (ids.length === 0) return;
  const model = board.session.model();
  if (isTooMany(board, ids)) return;
  const next = nextTo(model, ids);
  const only = ids.length === 1 ? model.piece(ids[0] ?? "") : undefined;
  // Named: whoever has hit the wrong one sees it.
  const text = only
    ? t("Removed: {piece}", { piece: pieceLabel(only) })
    : tn("{n} piece removed.", "{n} pieces removed.", ids.length);
  model.remove([...ids]);
  sayUndoable(board, text);
  // Whoever works by keyboard goes on beside what is gone, not at the beginning of the page.
  if (next) board.desk.camera?.focus(next);
}

/** Many pieces of others at once are up to a facilitator; the server says so, too. */
function isTooMany({ boot, session, desk }: Board, ids: readonly string[]): boolean {
  const model = session.model();
  const others = ids.filter((id) => model.piece(id)?.by !== boot.me.person).length;
  if (boot.can_host || others <= OTHERS_REMOVED_LIMIT) return false;
  desk.say(
    t("{n} of these pieces are by others. Ask a facilitator to remove them, or remove up to {most} at a time.", {
      n: others,
      most: OTHERS_REMOVED_LIMIT,
    }),
  );
  return true;
}

/** Offers to take back what was just done, for as long as it is the last thing done. */
export function sayUndoable(board: Board, text: string): void {
  const { session, desk } = board;
  const model = session.model();
  const toast = desk.say(text, { word: t("Undo"), run: () => undo(board) });
  const off = model.onStep(() => {
    desk.unsay(toast);
    off();
  });
}

function nextTo(model: BoardModel, ids: readonly string[]): string | undefined {
  const [x, y] = model.piece(ids[0] ?? "")?.pos ?? [0, 0];
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const id of model.ids()) {
    const piece = ids.includes(id) ? undefined : model.piece(id);
    const distance = piece ? Math.hypot(piece.pos[0] - x, piece.pos[1] - y) : least;
    if (distance >= least) continue;
    least = distance;
    nearest = id;
  }
  return nearest;
}

export function undo(board: Board): void {
  stepBack(board, board.session.model().undo);
}

export function redo(board: Board): void {
  stepBack(board, board.session.model().redo);
}

// What comes back is come back to, unless the person is writing or is stepping by the buttons of the bar.
function stepBack({ session, desk }: Board, step: () => void): void {
  const before = new Set(session.model().ids());
  const laid = session.hand.onTable();
  desk.stepping = true;
  step();
  desk.stepping = false;
  session.hand.takeBack(laid);
  const returned = session
    .model()
    .ids()
    .find((id) => !before.has(id));
  if (!returned) return;
  desk.camera?.reveal(returned);
  if (document.activeElement?.closest("input, textarea, .top-bar")) desk.focused.set(returned);
  else desk.camera?.focus(returned);
}

export function startEditing(board: Board, id: string): void {
  if (!canEdit(board) || !board.session.model().piece(id) || openOnes(board, [id]).length === 0) return;
  board.desk.focused.set(id);
  board.desk.editing.set(id);
}

export type PossibleLink = { from: string; to: string; kind: LinkKind };

/** Every way the two pieces may fit, in the direction the person drew first. */
export function possibleLinks(board: Board, one: string, other: string): PossibleLink[] {
  const model = board.session.model();
  const there = model.linkKinds(one, other).map((kind) => ({ from: one, to: other, kind }));
  const back = model.linkKinds(other, one).map((kind) => ({ from: other, to: one, kind }));
  const same = model.piece(one)?.kind === model.piece(other)?.kind;
  return same ? there : [...there, ...back];
}

/** Whether the two are linked now. Why not is said. */
export function makeLink(board: Board, { from, to, kind }: PossibleLink): boolean {
  const { desk, session } = board;
  const model = session.model();
  if (isLinkClosed(board, from, to)) desk.say(t("Both pieces lie in closed zones."));
  else if (kind === "reports_to" && model.leads(from, to)) desk.say(loopWords(model, from, to));
  else if (!model.link(from, to, kind)) desk.say(t("These two pieces cannot be linked."));
  else return true;
  return false;
}

function loopWords(model: BoardModel, from: string, to: string): string {
  const name = (id: string) => {
    const piece = model.piece(id);
    return piece ? sentenceOf(piece) : "";
  };
  return t("{leader} cannot report to {person}: {person} already reports to {leader}, directly or by way of others.", {
    leader: name(from),
    person: name(to),
  });
}
