import type { Piece } from "../../board/model";

export const CATEGORIES = ["market", "supply_demand", "technology", "political_social"] as const;
export type Category = (typeof CATEGORIES)[number];
/** The column of what nobody has sorted yet. */
export const UNSORTED = "unsorted";
export type ColumnName = Category | typeof UNSORTED;

export const MOST_EFFECT = 5;

export type Horizon = "short" | "long";

/** −5 to 5: what the factor does to the customer; undefined while nobody has judged. */
export function effectOf({ fields: { effect } }: Piece): number | undefined {
  const valid = typeof effect === "number" && Number.isInteger(effect) && Math.abs(effect) <= MOST_EFFECT;
  return valid ? effect : undefined;
}

export function horizonOf({ fields: { horizon } }: Piece): Horizon | undefined {
  return horizon === "short" || horizon === "long" ? horizon : undefined;
}

export function columnOf({ fields: { category } }: Piece): ColumnName {
  return CATEGORIES.find((known) => known === category) ?? UNSORTED;
}

/** Factors by column, each in the order they come in. */
export function byColumn(factors: readonly Piece[]): Readonly<Record<ColumnName, readonly Piece[]>> {
  const of = (column: ColumnName) => factors.filter((factor) => columnOf(factor) === column);
  return {
    market: of("market"),
    supply_demand: of("supply_demand"),
    technology: of("technology"),
    political_social: of("political_social"),
    unsorted: of(UNSORTED),
  };
}

export type Pressure = {
  /** Never above 0. */
  readonly against: number;
  /** Never below 0. */
  readonly for: number;
  /** What both leave. */
  readonly net: number;
  /** Factors with an effect. */
  readonly judged: number;
};

/**
 * Σ of the negative effects, Σ of the positive ones, and the two together. Every factor counts the same, and one without
 * an effect counts nothing: a net of 0 may be calm or two storms, so both sums are always shown with it.
 */
export function pressureOf(factors: readonly Piece[]): Pressure {
  const effects = factors.flatMap((factor) => effectOf(factor) ?? []);
  const sum = (some: readonly number[]) => some.reduce((total, effect) => total + effect, 0);
  const against = sum(effects.filter((effect) => effect < 0));
  const helping = sum(effects.filter((effect) => effect > 0));
  return { against, for: helping, net: against + helping, judged: effects.length };
}

export type Order = "heaviest" | "most_helpful";

/** What nobody has judged comes first, then by effect. Equal ones keep the order they came in. */
export function byEffect(factors: readonly Piece[], order: Order): Piece[] {
  const sign = order === "heaviest" ? 1 : -1;
  const rank = (factor: Piece) => {
    const effect = effectOf(factor);
    return effect === undefined ? Number.NEGATIVE_INFINITY : sign * effect;
  };
  return factors
    .map((factor) => ({ factor, rank: rank(factor) }))
    .sort((one, other) => (one.rank === other.rank ? 0 : one.rank - other.rank))
    .map(({ factor }) => factor);
}

/** The effect after a key: arrows by one, digits the size of it, the signs its side. Null for a key that means nothing. */
export function effectAfter(effect: number | undefined, key: string): number | undefined | null {
  const now = effect ?? 0;
  const within = (value: number) => Math.max(-MOST_EFFECT, Math.min(MOST_EFFECT, value));
  switch (key) {
    case "ArrowUp":
    case "ArrowRight":
      return within(now + 1);
    case "ArrowDown":
    case "ArrowLeft":
      return within(now - 1);
    case "Home":
      return -MOST_EFFECT;
    case "End":
      return MOST_EFFECT;
    case "-":
    case "−":
      return now === 0 ? -1 : -Math.abs(now);
    case "+":
      return now === 0 ? 1 : Math.abs(now);
    case "Delete":
    case "Backspace":
      return undefined;
    default:
      return /^[0-5]$/u.test(key) ? (now < 0 ? -Number(key) : Number(key)) || 0 : null;
  }
}
