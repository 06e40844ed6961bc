import { Handle, Position, useUpdateNodeInternals } from "@xyflow/react";
import { useEffect } from "react";

const SIDES = [
  ["t", Position.Top],
  ["r", Position.Right],
  ["b", Position.Bottom],
  ["l", Position.Left],
] as const;

/** The knobs one draws a link from. Only the piece under the pointer carries them. */
export function KnobHandles({ id }: { id: string }) {
  const update = useUpdateNodeInternals();
  useEffect(() => update(id), [update, id]);
  return SIDES.map(([side, position]) => (
    <Handle key={side} id={side} type="source" position={position} className="knob-handle" />
  ));
}
