import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FUNCTIONS, ZONES } from "../src/board/schema.gen";

const STYLES = new URL("../src/styles/", import.meta.url);
const THEMES = { light: "tokens.css", dark: "tokens-dark.css", contrast: "tokens-contrast.css" };

// WCAG 2.2: 1.4.3 asks 4.5 of text, 1.4.11 asks 3 of what has to be seen to be used.
const TEXT = 4.5;
const GRAPHICS = 3;

const SURFACES = ["canvas", "surface", "surface-2", "surface-3"];
const NEWS = ["good", "warn", "bad"];

/** Text, and what it stands on: every pair the styles use. */
const WORDS: [string, string][] = [
  ...["text", "text-2", "text-3", "accent-text"].flatMap((text) => SURFACES.map((on): [string, string] => [text, on])),
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["accent-text", "accent-soft"],
  ["text", "accent-soft"],
  ["on-primary", "primary"],
  ...NEWS.flatMap((news): [string, string][] => [
    [`${news}-text`, `${news}-soft`],
    [`${news}-text`, "surface"],
    [`${news}-text`, "canvas"],
    [`on-${news}`, news],
    ["text", `${news}-soft`],
  ]),
  ...ZONES.flatMap((zone): [string, string][] => [
    [`zone-${zone}-text`, `zone-${zone}-plate`],
    [`zone-${zone}-text`, `zone-${zone}-fill`],
    [`zone-${zone}-text`, "surface"],
    [`zone-${zone}-on`, `zone-${zone}-solid`],
    ["text", `zone-${zone}-plate`],
    ["text", `zone-${zone}-fill`],
    ["text", `zone-${zone}-fill-2`],
    ["text-2", `zone-${zone}-plate`],
    ["text-2", `zone-${zone}-fill`],
  ]),
  ...FUNCTIONS.map((of): [string, string] => [`fn-${of}-on`, `fn-${of}`]),
];

const MARKS: [string, string][] = [
  ...["accent", "line-strong", "good", "warn", "bad"].flatMap((mark) =>
    ["canvas", "surface"].map((on): [string, string] => [mark, on]),
  ),
  ...ZONES.map((zone): [string, string] => ["accent", `zone-${zone}-fill`]),
];

describe.each(Object.keys(THEMES) as (keyof typeof THEMES)[])("the %s theme", (theme) => {
  const tokens = { ...tokensIn("tokens.css"), ...tokensIn(THEMES[theme]) };

  test.each(WORDS)("%s can be read on %s", (text, on) => {
    expect(contrast(tokens, text, on)).toBeGreaterThanOrEqual(TEXT);
  });

  test.each(MARKS)("%s can be told from %s", (mark, on) => {
    expect(contrast(tokens, mark, on)).toBeGreaterThanOrEqual(GRAPHICS);
  });
});

describe("the functions", () => {
  // Never colour alone, and never hue alone either: who sees no hues sees another lightness.
  test("step in lightness from one to the next", () => {
    const tokens = tokensIn("tokens.css");
    const steps = FUNCTIONS.map((of) => luminance(colour(tokens, `fn-${of}`)) + 0.05).sort((one, other) => one - other);
    for (const [index, step] of steps.slice(1).entries()) expect(step / (steps[index] ?? step)).toBeGreaterThan(1.2);
  });
});

type Tokens = Readonly<Record<string, string>>;

function tokensIn(file: string): Tokens {
  const css = readFileSync(new URL(file, STYLES), "utf8");
  return Object.fromEntries([...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
}

function colour(tokens: Tokens, name: string): [number, number, number] {
  const value = tokens[name] ?? "";
  const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (other) return colour(tokens, other);
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(value)?.[1];
  if (!hex) throw new Error(`--${name} is no plain colour: ${value}`);
  const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join("") : hex;
  return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16)) as [number, number, number];
}

/** Relative luminance, 0 to 1: WCAG 2.2. */
function luminance(rgb: readonly [number, number, number]): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio, 1 to 21: WCAG 2.2. */
function contrast(tokens: Tokens, one: string, other: string): number {
  const [dark, light] = [one, other].map((name) => luminance(colour(tokens, name))).sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}
