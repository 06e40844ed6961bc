import { useMemo } from "react";
import type { Piece } from "../board/model";
import type { Function as FunctionName, Kind, Zone } from "../board/schema.gen";
import { useBoard } from "./board";
import type { Person } from "./boot";
import { useValue } from "./value";

/** What every lens shows of the board. An empty list asks for nothing; all that is asked must hold. */
export type Filter = {
  functions: readonly FunctionName[];
  authors: readonly string[];
  kinds: readonly Kind[];
  zones: readonly Zone[];
  /** Written by me, or mine to do. */
  mine: boolean;
};

export const NO_FILTER: Filter = { functions: [], authors: [], kinds: [], zones: [], mine: false };

export function isFiltering({ functions, authors, kinds, zones, mine }: Filter): boolean {
  return mine || [functions, authors, kinds, zones].some(({ length }) => length > 0);
}

type Known = { me: string; people: ReadonlyMap<string, Person> };

export function passes(piece: Piece, filter: Filter, { me, people }: Known): boolean {
  const { functions, authors, kinds, zones, mine } = filter;
  const of = people.get(piece.by)?.function;
  return (
    (functions.length === 0 || (of !== undefined && functions.includes(of))) &&
    (authors.length === 0 || authors.includes(piece.by)) &&
    (kinds.length === 0 || kinds.includes(piece.kind)) &&
    (zones.length === 0 || zones.includes(piece.zone)) &&
    (!mine || piece.by === me || piece.fields.owner === me || piece.fields.person === me)
  );
}

/** Whether the shared filter lets a piece be seen; another function whenever the filter is another one. */
export function usePasses(): (piece: Piece) => boolean {
  const { boot, desk, people } = useBoard();
  const filter = useValue(desk.filter);
  const everybody = useValue(people.everybody);
  return useMemo(
    () => (piece) => passes(piece, filter, { me: boot.me.person, people: everybody }),
    [filter, everybody, boot],
  );
}
