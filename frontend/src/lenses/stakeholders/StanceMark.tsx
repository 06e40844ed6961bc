import type { ReactNode } from "react";
import type { Stance } from "./deciders";
import { STANCE_SHAPE } from "./stanceShapes";

const BOX = 1.3;

/** A stance as shape and colour; `size` is the width of the whole picture. */
export function StanceMark({ stance, size, children }: { stance: Stance; size: number; children?: ReactNode }) {
  return (
    <span className={`stance-mark is-${stance}`} style={{ width: size, height: size }}>
      <svg viewBox={`${-BOX} ${-BOX} ${2 * BOX} ${2 * BOX}`} aria-hidden="true" focusable="false">
        <path d={STANCE_SHAPE[stance]} vectorEffect="non-scaling-stroke" />
      </svg>
      {children}
    </span>
  );
}
