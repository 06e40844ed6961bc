// The canonical form of board JSON by its description in docs/board-format.md alone.
export const write = (value) => {
  if (typeof value === "number") return String(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${write(value[key])}`)
    .join(",")}}`;
};
