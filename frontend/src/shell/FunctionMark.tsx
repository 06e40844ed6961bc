import { shapeOf } from "./functionShapes";

/** A function's shape in its colour; the word beside it says which one it is. */
export function FunctionMark({ of, size = 14 }: { of: string; size?: number }) {
  return (
    <svg
      className={`function-mark fn-${of}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapeOf(of)} />
    </svg>
  );
}
