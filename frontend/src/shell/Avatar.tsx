import { initials, shapeOf } from "./functionShapes";

export type AvatarOf = { name: string; function: string };

/** Who: the function's colour and shape, and initials. The name is said by the words around it. */
export function Avatar({ of, size = 28 }: { of: AvatarOf; size?: number }) {
  const shape = shapeOf(of.function);
  return (
    <span
      className={`avatar fn-${of.function}`}
      style={{ width: size, height: size, fontSize: size * 0.36 }}
      title={of.name}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d={shape} />
      </svg>
      <b aria-hidden="true">{initials(of.name)}</b>
    </span>
  );
}
