import { t } from "../../i18n";

/** What the words in a field say: a value, undefined for none, or why they say none. */
export type Reading<T> = { value: T | undefined; problem?: never } | { problem: string; value?: never };

/** The server counts UTF-16 units, as browsers do. */
export function readText(words: string, limit: number): Reading<string> {
  const text = words.trim();
  if (text.length <= limit) return { value: text || undefined };
  return { problem: t("A field holds {most} characters, and this one has {n}.", { most: limit, n: text.length }) };
}
