import { FIELDS, type Field, type Kind, LINK_FIELDS, type Zone } from "../../board/schema.gen";
import { language, t } from "../../i18n";
import { fieldWord, optionWord } from "../fieldWords";
import { readable } from "../panel/writtenDate";
import { linkWord, linkWordBack, zoneWord } from "../words";
import type { Joint, Step } from "./past";

/** How a step is told: what the ids in it stand for, as far as that is known. */
export type Known = {
  kind: Kind;
  person: (id: string) => string | undefined;
  /** The sentence of a piece that is on the board. */
  sentence: (piece: string) => string | undefined;
};

/** "Lucía set Due to 6 March 2027". */
export function stepWords(step: Step, piece: string, known: Known): string {
  const name = step.person === null ? "Puzzleboard" : (known.person(step.person) ?? t("Somebody"));
  switch (step.what) {
    case "created":
      return t("{name} wrote this piece", { name });
    case "text":
      return t("{name} changed the words", { name });
    case "removed":
      return t("{name} removed the piece", { name });
    case "restored":
      return t("{name} brought the piece back", { name });
    case "moved":
      return movedWords(name, step.before as Zone, step.after as Zone);
    case "linked":
      return t("{name} linked it: {link}", { name, link: jointWords(step.link, piece, known) });
    case "unlinked":
      return t("{name} removed a link: {link}", { name, link: jointWords(step.link, piece, known) });
    case "field":
      return step.link ? linkFieldWords(name, step, step.link, piece, known) : fieldWords(name, step, known);
  }
}

/** The day and the time, on the clock of whoever reads. */
export function moment(at: Date): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" }).format(at);
}

function movedWords(name: string, before: Zone | null, after: Zone | null): string {
  if (!before || !after || before === after) return t("{name} moved it", { name });
  return t("{name} moved it from {before} to {after}", { name, before: zoneWord(before), after: zoneWord(after) });
}

function fieldWords(name: string, { field, before, after }: Step, known: Known): string {
  if (field === "size") return t("{name} changed its size", { name });
  if (field === "accepted")
    return after === true ? t("{name} accepted the action", { name }) : t("{name} took the acceptance away", { name });
  const shape = FIELDS[known.kind]?.[field];
  const values = { name, field: fieldWord(field) };
  const [was, is] = [valueWords(before, shape, known), valueWords(after, shape, known)];
  if (is === "") return t("{name} cleared {field}", values);
  if (was === "" || shape?.type === "text" || shape?.type === "scores")
    return t("{name} set {field} to {value}", { ...values, value: is });
  return t("{name} changed {field} from {before} to {after}", { ...values, before: was, after: is });
}

function linkFieldWords(name: string, { field, after }: Step, link: Joint, piece: string, known: Known): string {
  const values = { name, field: fieldWord(field), link: jointWords(link, piece, known) };
  const value = valueWords(after, LINK_FIELDS[link.kind]?.[field], known);
  return value === ""
    ? t("{name} cleared {field} of the link: {link}", values)
    : t("{name} set {field} of the link to {value}: {link}", { ...values, value });
}

function jointWords(link: Joint | null, piece: string, known: Known): string {
  if (!link) return "";
  const word = link.from === piece ? linkWord(link.kind) : linkWordBack(link.kind);
  return `${word} “${known.sentence(link.other) ?? (link.text.trim() || t("no words yet"))}”`;
}

/** A value of a field as people read it; nothing for none. */
export function valueWords(value: unknown, shape: Field | undefined, known: Known): string {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "boolean") return value ? t("yes") : t("no");
  if (shape?.type === "choice") return optionWord(value as string | number);
  if (typeof value === "number") return new Intl.NumberFormat(language()).format(value);
  if (shape?.type === "identity") return known.person(String(value)) ?? t("Somebody");
  if (shape?.type === "date") return readable(String(value));
  if (typeof value === "object")
    return Object.entries(value)
      .map(([criterion, score]) => `${known.sentence(criterion) ?? "…"} ${score}`)
      .join(", ");
  return `“${value}”`;
}
