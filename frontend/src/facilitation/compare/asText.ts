import { t } from "../../i18n";
import { sentenceOf } from "../../shell/label";
import { kindWord } from "../../shell/words";
import type { Comparison } from "./comparison";
import { entryWords } from "./entryWords";
import type { Card, Entry, Group } from "./groups";
import { sideWord } from "./sideWords";
import { summaryOf } from "./summary";

/** The difference as Markdown, grouped as it is on the screen. */
export function asText(
  told: Comparison,
  groups: readonly Group[],
  title: (group: Group) => string,
  nameOf: (person: string) => string | undefined,
): string {
  const sides = `${sideWord(told.a)} → ${sideWord(told.b)}`;
  const lines = [`# ${t("What is different")}: ${sides}`, "", summaryOf(told), ""];
  for (const group of groups) {
    lines.push(`## ${title(group)}`, "");
    for (const card of group.cards) {
      lines.push(`- **${kindWord(card.piece.kind)}: ${oneLine(sentenceOf(card.piece))}**`);
      for (const entry of card.entries) lines.push(`  - ${lineOf(entry, card, told, nameOf)}`);
    }
    lines.push("");
  }
  return lines.join("\n");
}

function lineOf(entry: Entry, card: Card, told: Comparison, nameOf: (person: string) => string | undefined): string {
  const name = entry.person === undefined ? undefined : nameOf(entry.person);
  const words = entryWords(entry, card, told, { nameOf }) + (name ? ` (${name})` : "");
  if (entry.what !== "changed" || entry.change.field !== "text") return oneLine(words);
  const { before, after } = entry.change;
  return `${words}: “${oneLine(String(before))}” → “${oneLine(String(after))}”`;
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}
