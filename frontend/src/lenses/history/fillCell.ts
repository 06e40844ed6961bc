import type { BoardModel, Piece } from "../../board/model";
import { t } from "../../i18n";
import type { Board } from "../../shell/board";
import { openOnes } from "../../shell/locks";
import { layWith } from "../inline/layWith";
import { type Heading, nameOf, type State, waitingFor } from "./expansion";

/**
 * One piece for an empty cell: the one that holds the row or the column open, or a new one. Its id, or undefined where
 * nothing may be written.
 */
export function fillCell(board: Board, product: Heading, site: Heading, state: State): string | undefined {
  const sentence = t("{product} at {site}", { product: product.name, site: site.name });
  const waiting = waitingFor(product, site);
  if (!waiting) {
    const fields = { product: product.name, site: site.name, state };
    return layWith(board, "expansion", [{ text: sentence, fields }])[0];
  }
  if (openOnes(board, [waiting.id]).length === 0) return undefined;
  const model = board.session.model();
  model.together(() => {
    model.setField(waiting.id, "product", product.name);
    model.setField(waiting.id, "site", site.name);
    model.setField(waiting.id, "state", state);
    rename(model, waiting, sentence);
    // The column was held open by a piece of its own, which says nothing more than the new one does.
    const spare = site.waiting.find((piece) => piece.id !== waiting.id && isBare(piece));
    if (spare && product.waiting.length > 0) model.remove([spare.id]);
  });
  return waiting.id;
}

/** A new row or column: a piece that names only its product or its site. */
export function openHeading(board: Board, field: "product" | "site", name: string): boolean {
  return layWith(board, "expansion", [{ text: name, fields: { [field]: name, state: "blank" } }]).length > 0;
}

function rename(model: BoardModel, piece: Piece, sentence: string): void {
  const text = model.text(piece.id);
  if (!text || !isNamed(piece)) return;
  text.delete(0, text.length);
  text.insert(0, sentence);
}

function isNamed({ text, fields }: Piece): boolean {
  return ["", nameOf(fields, "product"), nameOf(fields, "site")].includes(text.trim());
}

function isBare(piece: Piece): boolean {
  const said = Object.keys(piece.fields).filter((name) => !["product", "site", "state"].includes(name));
  return isNamed(piece) && said.length === 0;
}
