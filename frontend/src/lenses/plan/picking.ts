import { plain } from "../../shell/search";

export type Choice = { id: string; word: string; hint?: string };

/** Those with all the words, the ones that begin with them first. */
export function pick(choices: readonly Choice[], query: string): Choice[] {
  const wanted = plain(query.trim());
  if (wanted === "") return [...choices];
  const words = wanted.split(/\s+/u);
  const found = choices.filter(({ word, hint = "" }) => {
    const all = plain(`${word} ${hint}`);
    return words.every((one) => all.includes(one));
  });
  const begins = ({ word }: Choice) => (plain(word).startsWith(wanted) ? 0 : 1);
  return found.sort((one, other) => begins(one) - begins(other));
}
