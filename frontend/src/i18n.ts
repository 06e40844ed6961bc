/** The words of the interface: English message ids, replaced by the catalogue the page brought along. */

export type Messages = Readonly<Record<string, string | readonly string[]>>;
export type Values = Readonly<Record<string, string | number>>;

let current = "en";
let catalogue: Messages = {};
let plurals = new Intl.PluralRules(current);
let numbers = new Intl.NumberFormat(current);
const listeners = new Set<() => void>();

export function t(msgid: string, values: Values = {}): string {
  const entry = lookUp(msgid);
  return fill((typeof entry === "string" ? entry : entry?.[0]) || msgid, values);
}

/** `{n}` is filled with the number, written the way of the language. */
export function tn(one: string, many: string, n: number, values: Values = {}): string {
  const entry = lookUp(one);
  const translated = Array.isArray(entry) ? entry[plurals.select(n) === "one" ? 0 : entry.length - 1] : undefined;
  return fill(translated || (n === 1 ? one : many), { n, ...values });
}

export function setMessages(language: string, messages: Messages): void {
  current = language;
  catalogue = messages;
  plurals = new Intl.PluralRules(language);
  numbers = new Intl.NumberFormat(language);
  for (const listener of [...listeners]) listener();
}

export function language(): string {
  return current;
}

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function lookUp(msgid: string): string | readonly string[] | undefined {
  return Object.hasOwn(catalogue, msgid) ? catalogue[msgid] : undefined;
}

function fill(sentence: string, values: Values): string {
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return placeholder;
    return typeof value === "number" ? numbers.format(value) : value;
  });
}
