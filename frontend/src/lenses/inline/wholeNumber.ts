/** What somebody wrote as a number: undefined for nothing written, null for what is no whole number within. */
export function wholeNumber(written: string, low: number, high: number): number | undefined | null {
  const plain = written.trim().replace(/\s*%$/u, "").replace(/^−/u, "-");
  if (plain === "") return undefined;
  if (!/^[+-]?\d+$/u.test(plain)) return null;
  const value = Number(plain);
  return value >= low && value <= high ? value : null;
}
