import type { Piece } from "../../board/model";
import { FUNCTIONS, KINDS, ZONES } from "../../board/schema.gen";
import { t } from "../../i18n";
import type { Person } from "../boot";
import { type Filter, NO_FILTER } from "../filter";
import { functionWord, kindWord, zoneWord } from "../words";

type ListName = "functions" | "authors" | "kinds" | "zones";

export type FilterOption = { value: string; word: string; count: number; chosen: boolean };
export type FilterGroup = { name: ListName; title: string; options: readonly FilterOption[] };

// A flag of the filter that has a word here can be asked for.
const FLAG_WORD: Readonly<Record<string, () => string>> = {
  mine: () => t("Mine"),
  key: () => t("Key pieces"),
  changed: () => t("Changed since I left"),
};

export type FlagOption = { name: string; word: string; chosen: boolean };

export function flagsOf(filter: Filter): FlagOption[] {
  return Object.entries(NO_FILTER).flatMap(([name, off]) => {
    const word = FLAG_WORD[name];
    return off === false && word ? [{ name, word: word(), chosen: Object(filter)[name] === true }] : [];
  });
}

export function withFlag(filter: Filter, name: string, on: boolean): Filter {
  return { ...filter, [name]: on };
}

export function withOption(filter: Filter, name: ListName, value: string, on: boolean): Filter {
  const others = (filter[name] as readonly string[]).filter((each) => each !== value);
  return { ...filter, [name]: on ? [...others, value] : others };
}

/** Only what occurs on the board, and what is chosen already: nobody filters for what is not there. */
export function groupsOf(filter: Filter, pieces: readonly Piece[], people: ReadonlyMap<string, Person>): FilterGroup[] {
  const count = (of: (piece: Piece) => string | undefined) => {
    const counts = new Map<string, number>();
    for (const piece of pieces) {
      const value = of(piece);
      if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  };
  const group = (
    name: ListName,
    title: string,
    values: readonly string[],
    word: (value: string) => string,
    counts: ReadonlyMap<string, number>,
  ): FilterGroup => {
    const chosen: readonly string[] = filter[name];
    const options = values.flatMap((value) => {
      const n = counts.get(value) ?? 0;
      const isChosen = chosen.includes(value);
      return n > 0 || isChosen ? [{ value, word: word(value), count: n, chosen: isChosen }] : [];
    });
    return { name, title, options };
  };
  const authors = count(({ by }) => by);
  const nameOf = (id: string) => people.get(id)?.name ?? t("Somebody");
  const byName = [...authors.keys()].sort((one, other) => nameOf(one).localeCompare(nameOf(other)));
  return [
    group(
      "functions",
      t("Function"),
      FUNCTIONS,
      functionWord,
      count(({ by }) => people.get(by)?.function),
    ),
    group(
      "kinds",
      t("Kind"),
      KINDS,
      (kind) => kindWord(kind as Piece["kind"]),
      count(({ kind }) => kind),
    ),
    group(
      "zones",
      t("Zone"),
      ZONES,
      (zone) => zoneWord(zone as Piece["zone"]),
      count(({ zone }) => zone),
    ),
    group("authors", t("Written by"), byName, nameOf, authors),
  ];
}

/** How many things are asked for. */
export function sizeOf(filter: Filter): number {
  return Object.values(filter).reduce<number>((sum, value) => sum + (Array.isArray(value) ? value.length : +value), 0);
}
