import type { Fields, Piece } from "../../board/model";

export const STATES = ["sold", "open", "competitor", "blank"] as const;
export type State = (typeof STATES)[number];

/** S, O, C, B: the states of the board's format by their first letters. */
export const STATE_OF_KEY: Readonly<Record<string, State>> = { s: "sold", o: "open", c: "competitor", b: "blank" };

export type Heading = { name: string; key: string; potential: number; waiting: readonly Piece[] };
export type Matrix = {
  products: readonly Heading[];
  sites: readonly Heading[];
  cell(product: string, site: string): readonly Piece[];
  /** What names neither a product nor a site yet. */
  loose: readonly Piece[];
  potential: number;
};

/** Products down, sites across. One that only has a product, or only a site, holds its row or column open. */
export function matrixOf(pieces: readonly Piece[], locale: string): Matrix {
  const products = new Map<string, Draft>();
  const sites = new Map<string, Draft>();
  const cells = new Map<string, Piece[]>();
  const loose: Piece[] = [];
  let potential = 0;
  for (const piece of pieces) {
    const [product, site] = [nameOf(piece.fields, "product"), nameOf(piece.fields, "site")];
    const worth = numberOf(piece.fields, "potential") ?? 0;
    potential += worth;
    if (!product && !site) loose.push(piece);
    const row = product ? headingIn(products, product) : undefined;
    const column = site ? headingIn(sites, site) : undefined;
    for (const heading of [row, column]) if (heading) heading.potential += worth;
    if (row && column) push(cells, cellKey(row.key, column.key), piece);
    else (row ?? column)?.waiting.push(piece);
  }
  return {
    products: sorted(products, locale),
    sites: sorted(sites, locale),
    cell: (product, site) => cells.get(cellKey(product, site)) ?? [],
    loose,
    potential,
  };
}

/** The piece that waits to be put into this cell: of its row, else of its column. */
export function waitingFor(product: Heading, site: Heading): Piece | undefined {
  return product.waiting[0] ?? site.waiting[0];
}

export function stateOf({ fields }: Piece): State {
  return STATES.find((state) => state === fields.state) ?? "blank";
}

export function nextState(state: State): State {
  return STATES[(STATES.indexOf(state) + 1) % STATES.length] ?? "sold";
}

export function nameOf(fields: Fields, name: "product" | "site"): string {
  const value = fields[name];
  return typeof value === "string" ? value.trim() : "";
}

export function numberOf(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  return typeof value === "number" ? value : undefined;
}

/** The same name, however it is written: its capitals, its accents, its spaces. */
export function keyOf(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/gu, " ").trim().toLowerCase();
}

type Draft = { name: string; key: string; potential: number; waiting: Piece[] };

function headingIn(headings: Map<string, Draft>, name: string): Draft {
  const key = keyOf(name);
  const heading = headings.get(key) ?? { name, key, potential: 0, waiting: [] };
  headings.set(key, heading);
  return heading;
}

function sorted(headings: Map<string, Draft>, locale: string): Heading[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return [...headings.values()].sort((a, b) => compare(a.name, b.name));
}

function push(cells: Map<string, Piece[]>, key: string, piece: Piece): void {
  cells.set(key, [...(cells.get(key) ?? []), piece]);
}

function cellKey(product: string, site: string): string {
  return JSON.stringify([product, site]);
}
