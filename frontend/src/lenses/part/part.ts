import type { Link, Piece } from "../../board/model";
import type { Zone } from "../../board/schema.gen";

/** What one person has on this board, beside what their card says. */
export type Part = {
  person: string;
  card: Piece | undefined;
  actions: readonly Piece[];
  stakeholders: readonly Piece[];
  /** The customer's goals that the actions serve and the stakeholders care about. */
  goals: readonly Piece[];
};

export type PartField = "knows" | "contributes" | "touches";
export const PART_FIELDS: readonly PartField[] = ["knows", "contributes", "touches"];

/** Words for a field, and what they are drawn from. */
export type Proposal =
  | { field: "knows"; zone: Zone; count: number }
  | { field: "contributes"; piece: Piece }
  | { field: "touches"; piece: Piece; owned: boolean };

// One piece is chance, two are something one knows about.
const LEAST_PIECES = 2;
const MOST_ZONES = 3;
const MOST_OF_A_FIELD = 4;

export function partOf(person: string, pieces: readonly Piece[], links: readonly Link[]): Part {
  const byId = new Map(pieces.map((piece) => [piece.id, piece]));
  const cards = pieces.filter(({ kind, fields }) => kind === "colleague" && fields.person === person);
  const own = new Set(cards.map(({ id }) => id));
  const stakeholders = ends(links, byId, (link) => link.kind === "owns" && own.has(link.from), "stakeholder");
  const linked = ends(links, byId, (link) => link.kind === "owns" && own.has(link.from), "action");
  const actions = pieces.filter(
    (piece) =>
      piece.kind === "action" && (piece.fields.owner === person || (!piece.fields.owner && linked.includes(piece))),
  );
  const from = new Set([...actions, ...stakeholders].map(({ id }) => id));
  const goals = ends(links, byId, ({ from: start }) => from.has(start), "goal");
  return { person, card: cards[0], actions: inTime(actions), stakeholders, goals };
}

/** From what this person did: nothing that the card says already. */
export function proposalsFor(part: Part, pieces: readonly Piece[]): readonly Proposal[] {
  const { person, card, actions, stakeholders } = part;
  const mine = pieces.filter(({ by }) => by === person);
  const says = (field: PartField, words: string) => saidIn(card, field).includes(plain(words));
  const touched = new Set([...stakeholders, ...mine.filter(({ kind }) => kind === "stakeholder")]);
  const contributed = new Set([...actions, ...mine.filter(({ kind }) => kind === "value")]);
  return [
    ...zonesOf(mine),
    ...[...contributed]
      .filter((piece) => piece.text.trim() !== "" && !says("contributes", shortened(piece.text)))
      .slice(0, MOST_OF_A_FIELD)
      .map((piece) => ({ field: "contributes", piece }) as const),
    ...[...touched]
      .filter((piece) => nameOf(piece) !== "" && !says("touches", nameOf(piece)))
      .slice(0, MOST_OF_A_FIELD)
      .map((piece) => ({ field: "touches", piece, owned: stakeholders.includes(piece) }) as const),
  ];
}

/** Whether the field says these words already, however they are written. */
export function isSaid(card: Piece | undefined, field: PartField, words: string): boolean {
  return saidIn(card, field).includes(plain(words));
}

/** The field with the words added; undefined when they find no room. */
export function withWords(before: string, words: string, limit: number): string | undefined {
  const start = before.trim().replace(/[;,.]$/u, "");
  const next = start ? `${start}; ${words}` : words;
  return next.length <= limit ? next : undefined;
}

const LONGEST_WORDS = 80;

/** A sentence as it fits into a field beside others. */
export function shortened(sentence: string): string {
  const line = sentence.trim().replace(/\s+/gu, " ");
  if (line.length <= LONGEST_WORDS) return line;
  const cut = line.slice(0, LONGEST_WORDS);
  return `${cut.slice(0, Math.max(40, cut.lastIndexOf(" "))).trimEnd()}…`;
}

export function nameOf({ text, fields }: Piece): string {
  return (typeof fields.name === "string" && fields.name.trim()) || shortened(text);
}

/** A card that nobody has taken and that bears this name. */
export function unclaimed(name: string, pieces: readonly Piece[]): Piece | undefined {
  return pieces.find(
    (piece) => piece.kind === "colleague" && !piece.fields.person && plain(nameOf(piece)) === plain(name),
  );
}

function zonesOf(mine: readonly Piece[]): Proposal[] {
  const counts = new Map<Zone, number>();
  for (const { zone, kind } of mine)
    if (zone !== "tray" && kind !== "colleague" && kind !== "action") counts.set(zone, (counts.get(zone) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= LEAST_PIECES)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_ZONES)
    .map(([zone, count]) => ({ field: "knows", zone, count }));
}

function ends(
  links: readonly Link[],
  byId: ReadonlyMap<string, Piece>,
  takes: (link: Link) => boolean,
  kind: Piece["kind"],
): Piece[] {
  const found = links.filter(takes).flatMap(({ to }) => byId.get(to) ?? []);
  return [...new Set(found)].filter((piece) => piece.kind === kind);
}

/** The next due first; what has no date last, and what is over after all of it. */
function inTime(actions: readonly Piece[]): Piece[] {
  const rank = ({ fields }: Piece) =>
    `${fields.status === "done" || fields.status === "dropped" ? 1 : 0}${typeof fields.due === "string" ? fields.due : "~"}`;
  return [...actions].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function saidIn(card: Piece | undefined, field: PartField): string {
  const value = card?.fields[field];
  return plain(typeof value === "string" ? value : "");
}

function plain(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/gu, " ").trim().toLowerCase();
}
