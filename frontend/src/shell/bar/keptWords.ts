import { KINDS, type Kind } from "../../board/schema.gen";
import { t } from "../../i18n";
import type { KeptAside } from "../../sync/session";
import { fieldWord, optionWord } from "../fieldWords";
import { kindWord } from "../words";

const GEOMETRY = new Set(["pos", "size", "zone"]);

/** "New goal", "Written into a goal", "Moved": what its author did. */
export function deedOf({ intents, kind }: KeptAside): string {
  const word = (KINDS as readonly string[]).includes(kind) ? kindWord(kind as Kind) : t("Piece");
  const ops = new Set(intents.map(({ op }) => op));
  const isField = intents.some((intent) => intent.op === "set" && !GEOMETRY.has(intent.name));
  if (ops.has("create")) return t("New: {kind}", { kind: word });
  if (ops.has("delete")) return t("Removed: {kind}", { kind: word });
  if (ops.has("type") || isField) return t("Written into: {kind}", { kind: word });
  if (ops.has("set")) return t("Moved: {kind}", { kind: word });
  if (ops.has("put")) return t("New link");
  if (ops.has("drop")) return t("Link removed");
  return word;
}

/** All its words; fields with the names they have on the board. */
export function wordsOf({ intents, text }: KeptAside): string {
  const fields = intents.flatMap((intent) => {
    if (intent.op === "set" && !GEOMETRY.has(intent.name)) return [fieldLine(intent.name, intent.value)];
    return intent.op === "create" ? createdLines(intent.value) : [];
  });
  const isFieldOnly = intents.length > 0 && intents.every(({ op }) => op === "set") && fields.length > 0;
  return [isFieldOnly ? "" : text, ...fields].filter(Boolean).join("\n");
}

const COMMON = new Set(["kind", "by", "zone", "pos", "size", "text"]);

function createdLines(value: Record<string, unknown>): string[] {
  return Object.entries(value).flatMap(([name, field]) => (COMMON.has(name) ? [] : [fieldLine(name, field)]));
}

function fieldLine(name: string, value: unknown): string {
  const plain =
    typeof value === "string" || typeof value === "number" ? optionWord(value) : JSON.stringify(value ?? "");
  return `${fieldWord(name)}: ${plain}`;
}
