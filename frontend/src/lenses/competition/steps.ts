import type { Piece } from "../../board/model";
import { STRING_LIMIT } from "../../board/schema.gen";
import { t } from "../../i18n";
import type { Board } from "../../shell/board";
import { removePieces, sayUndoable } from "../../shell/commands";
import { sentenceOf } from "../../shell/label";
import { openOnes } from "../../shell/locks";
import { layWith } from "../inline/layWith";
import { want } from "../inline/wanted";
import { SCORES_LIMIT, withScore } from "./scores";
import { proposedValue } from "./values";

/** Read where it is written: two who score the same competitor at once keep both scores. */
export function setScore(board: Board, competitor: string, criterion: Piece, score: number | undefined): void {
  const model = board.session.model();
  const piece = model.piece(competitor);
  if (!piece || openOnes(board, [competitor]).length === 0) return;
  const next = withScore(piece, criterion.id, score, (id) => model.piece(id)?.kind === "criterion");
  if (next === null)
    return void board.desk.say(t("A competitor is scored by {n} criteria at most.", { n: SCORES_LIMIT }));
  model.setField(competitor, "scores", next);
  board.desk.spoken.set(
    `${companyName(piece)}, ${shortName(criterion)}: ${score === undefined ? t("not scored") : score}`,
  );
}

export function layCriteria(board: Board, lines: readonly string[]): boolean {
  return (
    layWith(
      board,
      "criterion",
      lines.map((text) => ({ text })),
    ).length > 0
  );
}

export function layCompetitors(board: Board, names: readonly string[], us = false): boolean {
  const entries = names.map((name) => ({ text: "", fields: us ? { name, us } : { name } }));
  return layWith(board, "competitor", entries).length > 0;
}

/** Our lead in the words of a piece, open for better ones. */
export function layValue(board: Board, criterion: Piece, by: number): void {
  const [id] = layWith(board, "value", [{ text: proposedValue(criterion, by) }]);
  if (id) want(id);
}

/** One of those that say they are us stays us. */
export function keepAsUs(board: Board, us: Piece, all: readonly Piece[]): void {
  const others = all.filter((piece) => piece !== us && piece.fields.us === true).map(({ id }) => id);
  if (openOnes(board, others).length < others.length) return;
  const model = board.session.model();
  model.together(() => {
    for (const id of others) model.setField(id, "us", undefined);
  });
  sayUndoable(board, t("{name} is us.", { name: companyName(us) }));
}

export function giveWeights(board: Board, criteria: readonly Piece[], weights: readonly number[]): void {
  const ids = criteria.map(({ id }) => id);
  if (openOnes(board, ids).length < ids.length) return;
  const model = board.session.model();
  model.together(() => {
    for (const [index, id] of ids.entries()) model.setField(id, "weight", weights[index]);
  });
  sayUndoable(board, t("The weights add up to 100."));
}

/** Delete on the name of a row or a column, as on the map. */
export function removeByKey(board: Board, id: string): (event: React.KeyboardEvent) => void {
  return (event) => {
    if (event.key !== "Delete" && event.key !== "Backspace") return;
    event.preventDefault();
    removePieces(board, [id]);
  };
}

/** The company alone: what is said of it stands in the details. */
export function companyName(piece: Piece): string {
  const { name } = piece.fields;
  return typeof name === "string" && name.trim() ? name.trim() : beginningOf(sentenceOf(piece));
}

/** Heard with every score and every weight: a page is read in the details. */
export function shortName(piece: Piece): string {
  return beginningOf(sentenceOf(piece));
}

function beginningOf(sentence: string): string {
  return sentence.length > HEARD ? `${sentence.slice(0, HEARD).trimEnd()}…` : sentence;
}

const HEARD = 120;
export const NAME_LIMIT = STRING_LIMIT;
