import { createContext, useContext } from "react";
import type { Kind, Zone } from "../../board/schema.gen";
import type { Desk } from "../../shell/desk";
import { Value } from "../../shell/value";
import type { Group, Section } from "./tree";

/** The name of a line of the outline: of a zone, of a kind in it, of a piece, of a link of it, of a place to write. */
export const rowOf = {
  zone: (zone: Zone) => `zone:${zone}`,
  kind: (zone: Zone, kind: Kind) => `kind:${zone}/${kind}`,
  piece: (id: string) => `piece:${id}`,
  link: (piece: string, link: string) => `link:${piece}/${link}`,
  add: (group: string) => `add:${group}`,
};

/** Where one is in the outline, and what of it is folded up; the same when one comes back to it. */
export class OutlineState {
  /** The one line that Tab leads to. */
  readonly active = new Value<string>("");
  readonly collapsed = new Value<ReadonlySet<string>>(new Set());
  /** The group at whose end a new piece is being written. */
  readonly writing = new Value<string | null>(null);
  /** Who writes in which piece, by its id. */
  readonly writers = new Value<ReadonlyMap<string, string>>(new Map());
  sections: readonly Section[] = [];
  /** From where Shift and arrows choose. */
  anchor: string | null = null;

  setOpen(row: string, open: boolean): void {
    const next = new Set(this.collapsed.get());
    if (open) next.delete(row);
    else next.add(row);
    this.collapsed.set(next);
  }

  unfold(rows: readonly string[]): void {
    const closed = this.collapsed.get();
    if (rows.some((row) => closed.has(row)))
      this.collapsed.set(new Set([...closed].filter((row) => !rows.includes(row))));
  }

  group(key: string): Group | undefined {
    return this.sections.flatMap(({ groups }) => groups).find((group) => group.key === key);
  }
}

const states = new WeakMap<Desk, OutlineState>();

export function stateOf(desk: Desk): OutlineState {
  const state = states.get(desk) ?? new OutlineState();
  states.set(desk, state);
  return state;
}

export const OutlineContext = createContext<OutlineState | null>(null);

export function useOutline(): OutlineState {
  const state = useContext(OutlineContext);
  if (!state) throw new Error("outside of the outline");
  return state;
}
