import { HOME_ZONE, type Kind, type LinkKind } from "../../board/schema.gen";
import { t, tn } from "../../i18n";
import type { Board } from "../../shell/board";
import { canEdit, makeLink, sayUndoable } from "../../shell/commands";
import { piecesOn, placeAll, showLanding } from "../../shell/composer/lay";
import { fits } from "../../shell/composer/put";
import { optionWord } from "../../shell/fieldWords";
import { sentenceOf } from "../../shell/label";
import { isClosed, isLinkClosed, sayClosed } from "../../shell/locks";
import type { Action, Level, Status } from "./plan";

/** What a new action is for, when it was asked for by what is missing. */
export type Wanted = { goal?: string; level?: Level };

/** The new actions, on the map too; none when they do not fit or the plan is closed: then the words stay. */
export function addActions(board: Board, sentences: readonly string[], { goal, level }: Wanted): string[] {
  const model = board.session.model();
  if (!mayLay(board, "action") || !fits(board, sentences)) return [];
  const laid = placeAll("action", sentences, piecesOn(model)).map((piece) =>
    level ? { ...piece, fields: { level } } : piece,
  );
  const ids = model.together(() => {
    const made = model.createAll(laid);
    if (goal) for (const id of made) model.link(id, goal, "supports");
    return made;
  });
  showLanding(board, ids);
  return ids;
}

/** False when the zone of the action is closed: then nothing is lost, and it was said why. */
export function setField(board: Board, action: Action, name: string, value: unknown): boolean {
  if (!mayChange(board, action)) return false;
  board.session.model().setField(action.id, name, value);
  return true;
}

/** Only one's own: the server refuses it for others. */
export function accept(board: Board, action: Action, accepted: boolean): void {
  if (action.owner !== board.boot.me.person) return;
  const text = sentenceOf(action.piece);
  if (!setField(board, action, "accepted", accepted || undefined)) return;
  board.desk.spoken.set(
    accepted ? t("You have accepted: {action}", { action: text }) : t("No longer accepted: {action}", { action: text }),
  );
}

export function share(board: Board, action: Action, shared: boolean): void {
  if (!setField(board, action, "shared", shared || undefined)) return;
  board.desk.say(
    shared
      ? t("The customer will see this action, its owner and its date. Obstacles are never shared.")
      : t("The customer will not see this action."),
  );
}

export function moveTo(board: Board, action: Action, status: Status): void {
  if (action.status === status || !setField(board, action, "status", status)) return;
  const values = { action: sentenceOf(action.piece), status: optionWord(status) };
  board.desk.spoken.set(t("{action}: moved to {status}", values));
}

/** Linked when it is not, and the other way round. */
export function toggleTie(board: Board, action: Action, other: string, kind: LinkKind): void {
  const { from, to } = ends(action, other, kind);
  const model = board.session.model();
  const there = model.linksOf(action.id).find((link) => link.from === from && link.to === to && link.kind === kind);
  if (!there) {
    makeLink(board, { from, to, kind });
    return;
  }
  if (isLinkClosed(board, from, to)) {
    board.desk.say(t("Both pieces lie in closed zones."));
    return;
  }
  model.unlink(there.id);
  sayUndoable(board, t("Link removed."));
}

/** A new piece that is linked with the action at once: an obstacle that was just thought of. False keeps the words. */
export function addTied(board: Board, action: Action, kind: Kind, text: string, link: LinkKind): boolean {
  const model = board.session.model();
  if (!mayLay(board, kind) || !fits(board, [text])) return false;
  const laid = placeAll(kind, [text], piecesOn(model));
  model.together(() => {
    const [made] = model.createAll(laid);
    if (!made) return;
    const { from, to } = ends(action, made, link);
    model.link(from, to, link);
  });
  return true;
}

export function sayAdded({ desk }: Board, count: number): void {
  desk.spoken.set(tn("{n} action added", "{n} actions added", count));
}

// A goal is supported by the action; obstacles and stakeholders point at it.
function ends(action: Action, other: string, kind: LinkKind): { from: string; to: string } {
  return kind === "supports" ? { from: action.id, to: other } : { from: other, to: action.id };
}

function mayLay(board: Board, kind: Kind): boolean {
  const zone = HOME_ZONE[kind];
  if (isClosed(board, zone)) sayClosed(board, zone);
  return canEdit(board) && !isClosed(board, zone);
}

function mayChange(board: Board, { piece }: Action): boolean {
  if (isClosed(board, piece.zone)) sayClosed(board, piece.zone);
  return canEdit(board) && !isClosed(board, piece.zone);
}
