import { useMemo } from "react";
import type { Piece } from "../board/model";
import type { Function as FunctionName, Kind, Zone } from "../board/schema.gen";
import { useBoard } from "./board";
import type { Person } from "./boot";
import { useKeyPieces } from "./talk";
import { useValue } from "./value";

/** What every lens shows of the board. An empty list asks for nothing; all that is asked must hold. */
export type Filter = {
  functions: readonly FunctionName[];
  authors: readonly string[];
  kinds: readonly Kind[];
  zones: readonly Zone[];
  /** Written by me, or mine to do. */
  mine: boolean;
  /** Key to somebody. */
  key: boolean;
  /** Changed since I left. */
  changed: boolean;
};

export const NO_FILTER: Filter = {
  functions: [],
  authors: [],
  kinds: [],
  zones: [],
  mine: false,
  key: false,
  changed: false,
};

export function isFiltering({ functions, authors, kinds, zones, mine, key, changed }: Filter): boolean {
  return mine || key || changed || [functions, authors, kinds, zones].some(({ length }) => length > 0);
}

type Known = {
  me: string;
  people: ReadonlyMap<string, Person>;
  isKey: (piece: string) => boolean;
  /** The pieces that others changed since one left. */
  changed: ReadonlySet<string>;
};

export function passes(piece: Piece, filter: Filter, { me, people, isKey, changed }: Known): boolean {
  const { functions, authors, kinds, zones, mine } = filter;
  const of = people.get(piece.by)?.function;
  return (
    (functions.length === 0 || (of !== undefined && functions.includes(of))) &&
    (authors.length === 0 || authors.includes(piece.by)) &&
    (kinds.length === 0 || kinds.includes(piece.kind)) &&
    (zones.length === 0 || zones.includes(piece.zone)) &&
    (!mine || piece.by === me || piece.fields.owner === me || piece.fields.person === me) &&
    (!filter.key || isKey(piece.id)) &&
    (!filter.changed || changed.has(piece.id))
  );
}

/** Whether the shared filter lets a piece be seen; another function whenever the filter is another one. */
export function usePasses(): (piece: Piece) => boolean {
  const { boot, desk, people, visit } = useBoard();
  const filter = useValue(desk.filter);
  const everybody = useValue(people.everybody);
  const keys = useKeyPieces();
  const changed = useValue(visit.changed);
  return useMemo(() => {
    const known = { me: boot.me.person, people: everybody, isKey: (id: string) => keys.has(id), changed };
    return (piece) => passes(piece, filter, known);
  }, [filter, everybody, keys, changed, boot]);
}
