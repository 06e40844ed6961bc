import type { Zone } from "../board/schema.gen";

/** What the picture is built around comes first, and what has no place yet comes last. */
export const ZONE_ORDER: readonly Zone[] = [
  "strategy",
  "industry",
  "relationship",
  "stakeholders",
  "competition",
  "actions",
  "tray",
];
