import type { Piece } from "../../board/model";
import { HOME_ZONE, KINDS, type Kind, type Zone } from "../../board/schema.gen";
import { ZONE_ORDER } from "../zoneOrder";

/** The pieces of one kind that lie in one zone, in the order they are read. */
export type Group = { readonly key: string; readonly zone: Zone; readonly kind: Kind; readonly ids: readonly string[] };
export type Section = { readonly zone: Zone; readonly count: number; readonly groups: readonly Group[] };

// Two pieces whose tops differ by less lie side by side: they are read from left to right.
const ROW = 64;
const LAST = 6;

/** Every zone with the kinds that belong there, whether there is one or not: a hole shows as a hole. */
export function sectionsOf(pieces: readonly Piece[]): Section[] {
  return ZONE_ORDER.map((zone) => {
    const here = pieces.filter((piece) => piece.zone === zone).sort(byReading);
    const groups = KINDS.flatMap((kind) => {
      const ids = here.filter((piece) => piece.kind === kind).map(({ id }) => id);
      return ids.length > 0 || HOME_ZONE[kind] === zone ? [{ key: `${zone}/${kind}`, zone, kind, ids }] : [];
    });
    return { zone, count: here.length, groups };
  });
}

/** What did not change stays the same object, so that nothing of it renders again. */
export function keepSame(before: readonly Section[], after: readonly Section[]): readonly Section[] {
  const kept = after.map((section, index) => {
    const old = before[index];
    if (!old) return section;
    const groups = section.groups.map((group) => sameGroup(old, group) ?? group);
    const same = groups.length === old.groups.length && groups.every((group, at) => group === old.groups[at]);
    return same ? old : { ...section, groups };
  });
  return kept.length === before.length && kept.every((section, index) => section === before[index]) ? before : kept;
}

function sameGroup({ groups }: Section, { key, ids }: Group): Group | undefined {
  const old = groups.find((group) => group.key === key);
  return old?.ids.length === ids.length && ids.every((id, at) => id === old.ids[at]) ? old : undefined;
}

/** By priority where a kind has one, then as the map is read: row by row from the top left. */
export function byReading(one: Piece, other: Piece): number {
  return (
    priorityOf(one) - priorityOf(other) ||
    rowOf(one) - rowOf(other) ||
    one.pos[0] - other.pos[0] ||
    (one.id < other.id ? -1 : 1)
  );
}

export function priorityOf({ fields }: Piece): number {
  return typeof fields.priority === "number" ? fields.priority : LAST;
}

const rowOf = ({ pos }: Piece) => Math.floor(pos[1] / ROW);
