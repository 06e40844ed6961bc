import type { Stance } from "./deciders";

/** The shape that always goes with a stance's colour, around the origin, one unit in radius. */
export const STANCE_SHAPE: Readonly<Record<Stance, string>> = {
  champion: "M0-1.12L.89-.69 1.11.26.5 1.02h-1L-1.11.26-.89-.69z",
  supporter: "M-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0",
  neutral: "M-.88-.88H.88V.88H-.88z",
  cautious: "M0-1.15L1.15 0 0 1.15-1.15 0z",
  critic: "M0-1.14L1.1.82H-1.1z",
  unknown: "M-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0",
};

/** How far down each shape reaches: the name begins there. */
export const SHAPE_BOTTOM: Readonly<Record<Stance, number>> = {
  champion: 1.05,
  supporter: 1,
  neutral: 0.9,
  cautious: 1.15,
  critic: 0.84,
  unknown: 1,
};
