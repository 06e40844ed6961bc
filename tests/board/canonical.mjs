// The canonical form by its description alone: one JSON value a line in, its form out.
import { createInterface } from "node:readline";

const write = (value) => {
  if (typeof value === "number") return String(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${write(value[key])}`)
    .join(",")}}`;
};

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(write(JSON.parse(line)))}\n`);
