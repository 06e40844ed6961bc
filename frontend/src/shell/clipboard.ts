import { adopted, countIn, type Excerpt, excerptOf, readExcerpt, writeExcerpt } from "../board/excerpt";
import type { Piece } from "../board/model";
import { ZONES, type Zone } from "../board/schema.gen";
import { t, tn } from "../i18n";
import { placeTogether } from "../lenses/map/placeTogether";
import type { Board } from "./board";
import { canEdit, sayUndoable } from "./commands";
import { piecesOn, sentencesOf, showLanding } from "./composer/lay";
import { AT_ONCE, fits, keepInComposer, put } from "./composer/put";
import { sentenceOf } from "./label";
import { isClosed, openOnes, sayClosed } from "./locks";

/** Pieces in the clipboard of the system, for this board or another one. Other programs take their sentences. */
export const EXCERPT_TYPE = "application/puzzleboard+json";
const EXCERPT_ATTRIBUTE = "data-puzzleboard";

type Clipboard = Pick<DataTransfer, "getData" | "setData">;

/** What a command is about: the chosen pieces, or else the one with the focus. */
export function chosenPieces({ desk, session }: Board): Piece[] {
  const chosen = desk.selection.get();
  const focused = desk.focused.get();
  const ids = chosen.length > 0 ? chosen : focused ? [focused] : [];
  return ids.flatMap((id) => session.model().piece(id) ?? []);
}

/** False when there is nothing of ours to copy: then the browser copies what it likes. */
export function copyPieces(board: Board, clipboard: Clipboard): boolean {
  const pieces = chosenPieces(board);
  if (pieces.length === 0) return false;
  const lines = pieces.map((piece) => sentenceOf(piece).replace(/\s+/gu, " "));
  clipboard.setData("text/plain", lines.join("\n"));
  const { desk, session } = board;
  if (pieces.length > AT_ONCE) {
    desk.say(t("More than {most} pieces are copied as words alone.", { most: AT_ONCE }));
    return true;
  }
  const raw = writeExcerpt(excerptOf(pieces, session.model().links()));
  clipboard.setData(EXCERPT_TYPE, raw);
  // A browser that lets no types of our own pass lets this one.
  clipboard.setData("text/html", listOf(lines, raw));
  desk.say(tn("{n} piece copied.", "{n} pieces copied.", pieces.length));
  return true;
}

/** False when there is nothing in it that could become a piece. */
export function pasteFrom(board: Board, clipboard: Clipboard): boolean {
  if (!canEdit(board)) return false;
  const raw = clipboard.getData(EXCERPT_TYPE) || excerptIn(clipboard.getData("text/html"));
  const excerpt = raw ? readExcerpt(raw) : undefined;
  if (excerpt) {
    layExcerpt(board, excerpt, countIn(raw));
    return true;
  }
  return pasteWords(board, clipboard.getData("text/plain"));
}

/** The chosen pieces once more, beside themselves. */
export function duplicate(board: Board): void {
  if (!canEdit(board)) return;
  const open = new Set(
    openOnes(
      board,
      chosenPieces(board).map(({ id }) => id),
    ),
  );
  const pieces = chosenPieces(board).filter(({ id }) => open.has(id));
  if (pieces.length > AT_ONCE)
    board.desk.say(t("At most {most} pieces are laid at once. Choose fewer.", { most: AT_ONCE }));
  else if (pieces.length > 0) layExcerpt(board, excerptOf(pieces, board.session.model().links()), pieces.length);
}

function layExcerpt(board: Board, excerpt: Excerpt, wanted: number): void {
  const { boot, desk, people, session } = board;
  const model = session.model();
  const { pieces, links } = adopted(excerpt, {
    hasPerson: (id) => people.everybody.get().has(id),
    hasPiece: (id) => model.piece(id) !== undefined,
  });
  const fitting = pieces.filter(({ text }) => text.length <= boot.characters);
  const laid = placesFor(board, fitting);
  const left = wanted - laid.length;
  if (left > 0) desk.say(tn("{n} piece could not be laid here.", "{n} pieces could not be laid here.", left));
  if (laid.length === 0) {
    if (fitting[0]) sayClosed(board, fitting[0].zone);
    return;
  }
  const ids = new Set(laid.map(({ id }) => id));
  model.createAll(
    laid,
    links.filter(({ from, to }) => ids.has(from) && ids.has(to)),
  );
  desk.select([...ids], { open: false });
  showLanding(board, [...ids]);
  sayUndoable(board, tn("{n} piece laid.", "{n} pieces laid.", laid.length));
}

// Near where they were in their zones; in the tray where the zone is closed.
function placesFor(board: Board, pieces: Excerpt["pieces"]): Piece[] {
  const here = piecesOn(board.session.model());
  const laid: Piece[] = [];
  for (const zone of ZONES) {
    const group = pieces.filter((piece) => openZone(board, piece.zone) === zone).map((piece) => ({ ...piece, by: "" }));
    if (group.length === 0) continue;
    const parked = group.find((piece) => piece.zone !== zone);
    if (parked) sayClosed(board, parked.zone);
    const placed = placeTogether(group, zone, here);
    here.push(...placed);
    laid.push(...placed);
  }
  return laid;
}

function openZone(board: Board, zone: Zone): Zone | undefined {
  if (!isClosed(board, zone)) return zone;
  return isClosed(board, "tray") ? undefined : "tray";
}

/** A line is a piece of the kind that is chosen in the composer; what is no piece waits there. */
function pasteWords(board: Board, text: string): boolean {
  const { desk } = board;
  const sentences = sentencesOf(text);
  if (sentences.length === 0) return false;
  if (sentences.length > AT_ONCE) {
    desk.say(
      t("{n} lines are many pieces. They wait in the field below: {most} are laid at a time.", {
        n: sentences.length,
        most: AT_ONCE,
      }),
    );
    keepInComposer(board, text);
  } else if (!fits(board, sentences)) keepInComposer(board, text);
  else if (!put(board, desk.composerPlace.get(), desk.composerKind.get(), sentences)) keepInComposer(board, text);
  else if (desk.composerPlace.get() === "table")
    sayUndoable(board, tn("{n} piece laid.", "{n} pieces laid.", sentences.length));
  return true;
}

function listOf(lines: readonly string[], raw: string): string {
  const list = document.createElement("ul");
  list.setAttribute(EXCERPT_ATTRIBUTE, raw);
  for (const line of lines) list.appendChild(document.createElement("li")).textContent = line;
  return list.outerHTML;
}

// Parsed apart from the page: nothing in it is fetched, shown or run.
function excerptIn(html: string): string {
  if (!html.includes(EXCERPT_ATTRIBUTE)) return "";
  const page = new DOMParser().parseFromString(html, "text/html");
  return page.querySelector(`[${EXCERPT_ATTRIBUTE}]`)?.getAttribute(EXCERPT_ATTRIBUTE) ?? "";
}
