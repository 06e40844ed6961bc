import type { Function as FunctionName } from "../board/schema.gen";

/** The shape that always goes with a function's colour, on a 24 grid: nobody has to tell people apart by hue. */
const FUNCTION_SHAPE: Record<FunctionName, string> = {
  management: "M12 1l9.5 4.5v6.5c0 6-4 9.5-9.5 11-5.5-1.5-9.5-5-9.5-11V5.5z",
  quality: "M12 1l9.5 5.5v11L12 23l-9.5-5.5v-11z",
  legal: "M2 4a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v5a3 3 0 0 0 0 6v5a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2v-5a3 3 0 0 0 0-6z",
  engineering: "M5 1.5h14A3.5 3.5 0 0 1 22.5 5v14a3.5 3.5 0 0 1-3.5 3.5H5A3.5 3.5 0 0 1 1.5 19V5A3.5 3.5 0 0 1 5 1.5z",
  service: "M12 1.5C17.5 1.5 22.5 6 22.5 12v10.5H12C6 22.5 1.5 18 1.5 12S6 1.5 12 1.5z",
  product: "M7.5 1.5h9l6 6v9l-6 6h-9l-6-6v-9z",
  operations: "M1.5 12A10.5 10.5 0 0 1 12 1.5h10.5V12A10.5 10.5 0 0 1 12 22.5H1.5z",
  sales: "M12 1.3a10.7 10.7 0 1 1 0 21.4 10.7 10.7 0 0 1 0-21.4z",
  marketing: "M12 1l3 2.5 4-.5 1 4 3.5 2-1.5 3 1.5 3-3.5 2-1 4-4-.5-3 2.5-3-2.5-4 .5-1-4-3.5-2L2 12 .5 9 4 7l1-4 4 .5z",
  supply_chain: "M12 .8l11 8.2-4.2 13.5H5.2L1 9z",
  it: "M2 12A9 9 0 0 1 11 3h2a9 9 0 0 1 9 9v9.5H2z",
  finance: "M12 .5L23.5 12 12 23.5.5 12z",
};

export function shapeOf(of: string): string {
  return FUNCTION_SHAPE[of as FunctionName] ?? FUNCTION_SHAPE.management;
}

export function initials(name: string): string {
  const words = name.replace(/^(Dr|Prof|Dra|Ing)\.?\s+/i, "").split(/\s+/u);
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? "")
    .join("")
    .toUpperCase();
}
