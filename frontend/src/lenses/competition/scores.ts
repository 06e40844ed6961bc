import type { Piece } from "../../board/model";

export const LEAST_SCORE = 1;
export const MOST_SCORE = 5;
/** Criteria one competitor may be scored by; the server refuses more. */
export const SCORES_LIMIT = 100;

/** 1 to 5, undefined while nobody has scored. Scores of criteria that are gone stay unread. */
export function scoreOf({ fields }: Piece, criterion: string): number | undefined {
  const score = scoresIn(fields.scores)[criterion];
  const valid = typeof score === "number" && Number.isInteger(score) && score >= LEAST_SCORE && score <= MOST_SCORE;
  return valid ? score : undefined;
}

/** What the customer gives the criterion, 0 to 100; undefined while nobody knows. */
export function weightOf({ fields: { weight } }: Piece): number | undefined {
  return typeof weight === "number" && weight >= 0 && weight <= 100 ? weight : undefined;
}

/**
 * The field with one score set or, undefined, taken away; undefined when none is left, null when no further one fits.
 * Scores of criteria that are gone come back with them when the removal is undone, unless their room is needed.
 */
export function withScore(
  { fields }: Piece,
  criterion: string,
  score: number | undefined,
  isThere: (criterion: string) => boolean,
): Readonly<Record<string, number>> | undefined | null {
  const { [criterion]: _, ...others } = scoresIn(fields.scores);
  let next = score === undefined ? others : { ...others, [criterion]: score };
  if (Object.keys(next).length > SCORES_LIMIT)
    next = Object.fromEntries(Object.entries(next).filter(([id]) => isThere(id)));
  const count = Object.keys(next).length;
  if (count > SCORES_LIMIT) return null;
  return count > 0 ? next : undefined;
}

/** What counts most first, what has no weight yet last. Equal ones keep the order they came in. */
export function byWeight(criteria: readonly Piece[]): Piece[] {
  return [...criteria].sort((one, other) => (weightOf(other) ?? -1) - (weightOf(one) ?? -1));
}

export type Total = { readonly value: number | undefined; readonly scored: number };

/**
 * Σ (weight × score) / Σ (weight), over the criteria that have both a weight and a score for this competitor, so that
 * a criterion nobody has scored yet counts neither for nor against. 1 to 5, rounded to one decimal; undefined while the
 * weights of what is scored sum to nothing.
 */
export function totalOf(competitor: Piece, criteria: readonly Piece[]): Total {
  let sum = 0;
  let weights = 0;
  let scored = 0;
  for (const criterion of criteria) {
    const score = scoreOf(competitor, criterion.id);
    if (score === undefined) continue;
    const weight = weightOf(criterion) ?? 0;
    scored += 1;
    sum += weight * score;
    weights += weight;
  }
  return { value: weights > 0 ? Math.round((sum / weights) * 10) / 10 : undefined, scored };
}

/** 1 for the highest total as it is shown; those that show the same share the place. */
export function rankOf(total: number | undefined, all: readonly (number | undefined)[]): number | undefined {
  if (total === undefined) return undefined;
  return 1 + all.filter((other) => other !== undefined && other > total).length;
}

export type Sides = { readonly us: Piece | undefined; readonly rivals: readonly Piece[]; readonly doubles: boolean };

/** Who is us. When several say so, the first of them is, and the others count as rivals until somebody decides. */
export function sidesOf(competitors: readonly Piece[]): Sides {
  const ours = competitors.filter(({ fields }) => fields.us === true);
  const us = ours[0];
  return { us, rivals: competitors.filter((piece) => piece !== us), doubles: ours.length > 1 };
}

export type Gap = {
  /** Ours less theirs, −4 to 4: above 0 we lead. */
  readonly by: number;
  readonly ours: number;
  readonly best: number;
  /** Who has the best score, in the order of their columns. */
  readonly rivals: readonly Piece[];
};

/** Us against the best rival; undefined until both are scored. */
export function gapOf(criterion: Piece, { us, rivals }: Sides): Gap | undefined {
  const ours = us && scoreOf(us, criterion.id);
  const scores = rivals.flatMap((rival) => scoreOf(rival, criterion.id) ?? []);
  if (ours === undefined || scores.length === 0) return undefined;
  const best = Math.max(...scores);
  return { by: ours - best, ours, best, rivals: rivals.filter((rival) => scoreOf(rival, criterion.id) === best) };
}

function scoresIn(field: unknown): Readonly<Record<string, number>> {
  return typeof field === "object" && field !== null ? (field as Readonly<Record<string, number>>) : {};
}
