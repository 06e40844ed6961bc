import { FIELDS, LINK_FIELDS } from "../../board/schema.gen";
import { t } from "../../i18n";
import { fieldWord } from "../../shell/fieldWords";
import { sentenceOf } from "../../shell/label";
import { type Known, valueWords } from "../../shell/past/pastWords";
import { linkWord, zoneWord } from "../../shell/words";
import type { Comparison, Join } from "./comparison";
import type { Card, Entry } from "./groups";

type People = { readonly nameOf: (person: string) => string | undefined };

/** "Priority: from 2 to 1". Words of a text are shown with their marks instead. */
export function entryWords(entry: Entry, { piece }: Card, told: Comparison, { nameOf }: People): string {
  const known: Known = { kind: piece.kind, person: nameOf, sentence: (id) => sentenceIn(told, id) };
  switch (entry.what) {
    case "added":
      return t("Added");
    case "removed":
      return t("Removed");
    case "changed": {
      const { field, before, after } = entry.change;
      if (field === "text") return t("Words changed");
      return valuesWords(fieldWord(field), before, after, FIELDS[piece.kind]?.[field], known);
    }
    case "moved":
      return t("Moved from {before} to {after}", {
        before: zoneWord(entry.move.from.zone),
        after: zoneWord(entry.move.to.zone),
      });
    case "shifted":
      return t("Shifted within its zone");
    case "linked":
      return t("Linked: {link}", { link: joinWords(entry.link, told) });
    case "unlinked":
      return t("Link removed: {link}", { link: joinWords(entry.link, told) });
    case "relinked": {
      const { field, before, after } = entry.change;
      const shape = LINK_FIELDS[entry.link.kind]?.[field];
      return `${joinWords(entry.link, told)}: ${valuesWords(fieldWord(field), before, after, shape, known)}`;
    }
  }
}

function valuesWords(
  field: string,
  before: unknown,
  after: unknown,
  shape: Parameters<typeof valueWords>[1],
  known: Known,
): string {
  const [was, is] = [valueWords(before, shape, known), valueWords(after, shape, known)];
  if (was === "") return t("{field} set to {value}", { field, value: is });
  if (is === "") return t("{field} cleared, it was {value}", { field, value: was });
  return t("{field} from {before} to {after}", { field, before: was, after: is });
}

function joinWords({ kind, to }: Join, told: Comparison): string {
  return `${linkWord(kind)} “${sentenceIn(told, to) ?? t("no words yet")}”`;
}

function sentenceIn({ pieces }: Comparison, id: string): string | undefined {
  const piece = pieces[id];
  return piece && sentenceOf(piece);
}
