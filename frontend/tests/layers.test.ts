import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const SOURCE = new URL("../src/", import.meta.url);
const files = ["sync", "board"].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, SOURCE))
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`),
);

describe.each(files)("%s", (file) => {
  const source = readFileSync(new URL(file, SOURCE), "utf8");
  const imported = [...source.matchAll(/^(?:import|export)\b[^;]*?from "([^"]+)"|\bimport\(?\s*"([^"]+)"/gm)].map(
    (match) => match[1] ?? match[2] ?? "",
  );

  test("needs no framework", () => {
    expect(file).not.toMatch(/\.tsx$/);
    expect(imported.filter((name) => !/^(\.\.?\/|yjs$|lib0\/|y-protocols\/)/.test(name))).toEqual([]);
  });

  test("imports only from its own layer and below", () => {
    const allowed = file.startsWith("board/") ? /^\.\// : /^(\.\/|\.\.\/board\/)/;
    expect(imported.filter((name) => name.startsWith(".") && !allowed.test(name))).toEqual([]);
  });

  test("knows its types and is short enough to read", () => {
    if (!file.endsWith(".gen.ts")) expect(source.split("\n").length).toBeLessThanOrEqual(251);
    expect(source).not.toMatch(/[:<|,(]\s*any\b|\bas any\b/);
  });
});

test("there are files to look at", () => {
  expect(files).toContain("sync/session.ts");
  expect(files).toContain("board/model.ts");
});
