import { type Field, ID_LENGTH } from "./schema.gen";

const SCORES_LIMIT = 100;
const SCORE = { low: 1, high: 5 };
const ID = new RegExp(`^[A-Za-z0-9_-]{${ID_LENGTH}}$`);
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether the server would store the value in the field: what comes from elsewhere is judged before it is written. */
export function fitsField(field: Field, value: unknown): boolean {
  switch (field.type) {
    case "text":
      return typeof value === "string" && value.length <= field.limit;
    case "number":
      return isNumber(value, field.low, field.high, field.whole);
    case "choice":
      return (typeof value === "string" || typeof value === "number") && field.options.includes(value);
    case "flag":
      return typeof value === "boolean";
    case "date":
      return typeof value === "string" && isDate(value);
    case "identity":
      return isId(value);
    case "scores":
      return isScores(value);
  }
}

export function isId(value: unknown): value is string {
  return typeof value === "string" && ID.test(value);
}

export function isNumber(value: unknown, low: number, high: number, whole = false): value is number {
  return typeof value === "number" && value >= low && value <= high && (!whole || Number.isInteger(value));
}

function isScores(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= SCORES_LIMIT &&
    entries.every(([id, score]) => isId(id) && isNumber(score, SCORE.low, SCORE.high, true))
  );
}

// A year, a month or a day; a day that no calendar has is none.
function isDate(value: string): boolean {
  const [, year, month = "01", day = "01"] = DATE.exec(value) ?? [];
  if (year === undefined || year === "0000") return false;
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === `${year}-${month}-${day}`;
}
