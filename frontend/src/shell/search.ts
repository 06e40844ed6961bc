import type { BoardModel, Piece } from "../board/model";

/** Pieces that hold every word of the query, wherever: accents and capitals do not matter. */
export function searchPieces(model: BoardModel, query: string): Piece[] {
  const words = plain(query).split(/\s+/u).filter(Boolean);
  return model.ids().flatMap((id) => {
    const piece = model.piece(id);
    if (!piece) return [];
    const all = plain(
      [piece.text, ...Object.values(piece.fields).filter((value) => typeof value === "string")].join(" "),
    );
    return words.every((word) => all.includes(word)) ? [piece] : [];
  });
}

export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
