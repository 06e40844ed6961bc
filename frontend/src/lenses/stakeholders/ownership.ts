import type { Fields } from "../../board/model";
import type { Function as FunctionName, Kind, Zone } from "../../board/schema.gen";
import { t } from "../../i18n";
import type { Board } from "../../shell/board";
import type { Person } from "../../shell/boot";
import { canEdit, sayUndoable } from "../../shell/commands";
import { piecesOn, placeAll } from "../../shell/composer/lay";
import { closedWords, isClosed, isLinkClosed } from "../../shell/locks";
import { functionWord } from "../../shell/words";
import { colleaguesOf, type Decider } from "./deciders";

const HOME: Zone = "stakeholders";

/** I own the relation from now on: a colleague piece that stands for me, where there is none, and the link. One step. */
export function takeIt(board: Board, { id, name }: Decider): void {
  const model = board.session.model();
  if (!mayLay(board)) return;
  model.together(() => {
    const mine = ensureColleague(board, board.boot.me);
    model.link(mine, id, "owns");
  });
  sayUndoable(board, t("You own the relation with {name} now.", { name }));
}

/** The piece that stands for this person: the one that is there, or a new one. */
export function ensureColleague(board: Board, person: Person): string {
  const pieces = piecesOn(board.session.model());
  const known = colleaguesOf(pieces, board.people.everybody.get()).find((one) => one.person === person.person);
  return known?.id ?? layOne(board, "colleague", person.name, [HOME, "tray"], { person: person.person });
}

/** The new piece's id; nothing where the zone is closed, which is said. */
export function addPerson(board: Board, name: string, role: string): string {
  if (!mayLay(board)) return "";
  const fields = role === "" ? { name } : { name, role };
  return layOne(board, "stakeholder", name, [HOME, "tray"], fields);
}

export function doorQuestion({ name }: Decider): string {
  return t("Who could open the door to {name}?", { name });
}

/** Asks a function, or everybody, who could open a door: a gap on the board, where all see it. */
export function askAround(board: Board, decider: Decider, asks?: FunctionName): string {
  if (!canEdit(board)) return "";
  const zones: readonly Zone[] = isClosed(board, HOME) ? ["tray"] : [HOME, "tray"];
  const id = layOne(board, "gap", doorQuestion(decider), zones, asks ? { asks } : {});
  sayUndoable(
    board,
    asks ? t("{function} is asked.", { function: functionWord(asks) }) : t("The gap lies on the board now."),
  );
  return id;
}

/** Whether links between the two may be made and changed; if not, it is said why. */
export function mayLink(board: Board, from: string, to: string): boolean {
  if (!canEdit(board)) return false;
  if (!isLinkClosed(board, from, to)) return true;
  board.desk.say(t("Both pieces lie in closed zones."));
  return false;
}

export function mayLay(board: Board): boolean {
  if (!canEdit(board)) return false;
  if (!isClosed(board, HOME)) return true;
  board.desk.say(closedWords(HOME));
  return false;
}

function layOne(board: Board, kind: Kind, text: string, zones: readonly Zone[], fields: Fields): string {
  const model = board.session.model();
  const laid = placeAll(kind, [text], piecesOn(model), zones);
  const [id = ""] = model.createAll(laid.map((piece) => ({ ...piece, fields })));
  if (id) board.desk.mark(id, "mine");
  return id;
}
