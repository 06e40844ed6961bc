import { t } from "../../i18n";
import type { Reading } from "./reading";

type Bounds = { low: number; high: number; whole: boolean };

/** A number written in the person's way: 12,5 and 1.000 in Spanish, 12.5 and 1,000 in English. */
export function readNumber(words: string, { low, high, whole }: Bounds, locale: string): Reading<number> {
  const text = words.replace(/\s/gu, "").replace(/%$/, "").replace(/^−/, "-");
  if (text === "") return { value: undefined };
  const value = numberIn(text, locale);
  if (value !== undefined && value >= low && value <= high && (!whole || Number.isInteger(value))) return { value };
  if (whole) return { problem: t("A whole number from {low} to {high}.", { low, high }) };
  return { problem: t("A number from {low} to {high}.", { low, high }) };
}

/** As the field shows it, and reads it again. */
export function writtenNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(value);
}

function numberIn(text: string, locale: string): number | undefined {
  const decimal = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".";
  const group = decimal === "," ? "." : ",";
  const [whole = "", ...rest] = text.split(decimal);
  // Thousands stand in threes; anything else with the other sign is a fraction written the other way.
  const isGrouped = new RegExp(`^[+-]?\\d{1,3}(\\${group}\\d{3})+$`).test(whole);
  const plain = isGrouped ? [whole.replaceAll(group, ""), ...rest].join(".") : text.replaceAll(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}
