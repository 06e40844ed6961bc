import type { Piece } from "../../board/model";
import type { Zone } from "../../board/schema.gen";
import { ZONE_ORDER } from "../../lenses/zoneOrder";
import type { Brought, Comparison, FieldChange, Join, JoinChange, Move } from "./comparison";

export type Grouping = "zone" | "person" | "function";

/** One thing that is different, and who did it; undefined where nobody knows. */
export type Entry = { readonly person: string | undefined } & (
  | { readonly what: "added" | "removed" }
  | { readonly what: "changed"; readonly change: FieldChange }
  | { readonly what: "moved" | "shifted"; readonly move: Move }
  | { readonly what: "linked" | "unlinked"; readonly link: Join }
  | { readonly what: "relinked"; readonly link: Join; readonly change: JoinChange }
);

/** A piece with everything that is different about it. */
export type Card = { readonly piece: Piece; readonly entries: readonly Entry[] };
export type Group = { readonly key: string; readonly cards: readonly Card[] };

/** `key` is a zone, a person's id or a function; "" stands for nobody known. */
export function groupsOf(
  comparison: Comparison,
  brought: Brought | undefined,
  by: Grouping,
  { withShifts = false } = {},
): readonly Group[] {
  const functions = new Map(
    [...comparison.people, ...(brought?.people ?? [])].map((one) => [one.person, one.function]),
  );
  const groups = new Map<string, Map<string, Entry[]>>();
  for (const [id, entry] of allEntries(comparison, brought, withShifts)) {
    const piece = comparison.pieces[id];
    if (!piece) continue;
    const of = entry.person ?? "";
    const key = by === "zone" ? piece.zone : by === "person" ? of : (functions.get(of) ?? "");
    const cards = groups.get(key) ?? new Map<string, Entry[]>();
    cards.set(id, [...(cards.get(id) ?? []), entry]);
    groups.set(key, cards);
  }
  return [...groups]
    .map(([key, cards]) => ({ key, cards: cardsOf(comparison, cards) }))
    .sort((one, other) => rank(by, one) - rank(by, other) || one.key.localeCompare(other.key));
}

/** How many things are different, link by link and field by field. */
export function countOf({ cards }: Group): number {
  return cards.reduce((sum, { entries }) => sum + entries.length, 0);
}

function cardsOf({ pieces }: Comparison, cards: ReadonlyMap<string, readonly Entry[]>): readonly Card[] {
  return [...cards].flatMap(([id, entries]) => {
    const piece = pieces[id];
    return piece ? [{ piece, entries }] : [];
  });
}

function* allEntries(
  comparison: Comparison,
  brought: Brought | undefined,
  withShifts: boolean,
): Generator<[string, Entry]> {
  const who = (id: string, field: string) => brought?.touched[id]?.[field] ?? undefined;
  const known = new Set(comparison.people.map(({ person }) => person));
  const author = (by: string) => (known.has(by) ? by : undefined);
  const { added, removed, changed, moved, shifted, linked, unlinked, relinked, links } = comparison;
  // Never whoever laid it: where the stage hid who wrote a piece, the log names the one who revealed it.
  for (const { id, by } of added) yield [id, { what: "added", person: author(by) }];
  for (const { id } of removed) yield [id, { what: "removed", person: who(id, "") }];
  // The words first: they are what a piece is about.
  const words = ({ field }: FieldChange) => (field === "text" ? 0 : 1);
  for (const change of [...changed].sort((one, other) => words(one) - words(other)))
    yield [change.piece, { what: "changed", change, person: who(change.piece, change.field) }];
  for (const move of moved) yield [move.piece, { what: "moved", move, person: who(move.piece, "zone") }];
  for (const move of withShifts ? shifted : [])
    yield [move.piece, { what: "shifted", move, person: who(move.piece, "pos") ?? who(move.piece, "size") }];
  for (const link of linked) yield [link.from, { what: "linked", link, person: author(link.by) }];
  for (const link of unlinked) yield [link.from, { what: "unlinked", link, person: who(link.id, "") }];
  for (const change of relinked) {
    const link = links[change.link];
    if (link) yield [link.from, { what: "relinked", link, change, person: who(change.link, change.field) }];
  }
}

/** Zones as everywhere, people and functions by how much they did; what nobody is known of comes last. */
function rank(by: Grouping, group: Group): number {
  if (group.key === "") return Number.MAX_SAFE_INTEGER;
  return by === "zone" ? ZONE_ORDER.indexOf(group.key as Zone) : -countOf(group);
}
