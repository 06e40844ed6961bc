import type { BoardModel, Piece } from "../../board/model";

/** Mean of the scores, weighted as the customer weighs the criteria; undefined without a weighted score. */
export function competitorScore(model: BoardModel, { fields }: Piece): number | undefined {
  const scores = fields.scores;
  if (typeof scores !== "object" || scores === null) return undefined;
  let sum = 0;
  let weights = 0;
  for (const [criterion, score] of Object.entries(scores)) {
    const weight = model.piece(criterion)?.fields.weight;
    if (typeof weight !== "number" || typeof score !== "number") continue;
    sum += weight * score;
    weights += weight;
  }
  return weights > 0 ? sum / weights : undefined;
}
