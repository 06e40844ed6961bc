// The canonical form by its description alone: one JSON value a line in, its form out.
import { createInterface } from "node:readline";
import { write } from "./canonical_form.mjs";

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(write(JSON.parse(line)))}\n`);
