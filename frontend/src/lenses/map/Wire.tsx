import { EdgeLabelRenderer, type EdgeProps, getBezierPath, Position, useInternalNode } from "@xyflow/react";
import { memo } from "react";
import { useLanguage } from "../../shell/board";
import { useValue } from "../../shell/value";
import { linkWord } from "../../shell/words";
import { detail } from "./detail";
import type { Side } from "./outline";
import { nearestSides, type WireEdge } from "./wires";
import type { Frame } from "./zones";

const POSITION: Readonly<Record<Side, Position>> = {
  t: Position.Top,
  r: Position.Right,
  b: Position.Bottom,
  l: Position.Left,
};

/** A link whose pieces lie apart: a quiet line between their nearest sides, with its word where it can be read. */
export const Wire = memo(function Wire({ source, target, data }: EdgeProps<WireEdge>) {
  useLanguage();
  const { level, type } = useValue(detail);
  const from = useFrame(source);
  const to = useFrame(target);
  if (!from || !to || !data) return null;
  const [leaves, arrives] = nearestSides(from, to);
  const [sourceX, sourceY] = middle(from, leaves);
  const [targetX, targetY] = middle(to, arrives);
  const ends = { sourceX, sourceY, targetX, targetY };
  const [path, x, y] = getBezierPath({ ...ends, sourcePosition: POSITION[leaves], targetPosition: POSITION[arrives] });
  return (
    <>
      <path className={data.active ? "wire is-active" : "wire"} d={path} />
      {(data.active || level === "full") && (
        <EdgeLabelRenderer>
          <div
            className={data.active ? "wire-word is-active" : "wire-word"}
            style={{
              transform: `translate(-50%, -50%) translate(${x}px, ${y}px)`,
              fontSize: Math.max(12.5, type * 0.9),
            }}
          >
            {data.kinds.map(linkWord).join(" · ")}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

// From the node, not from the document: a wire follows a piece while it is dragged.
function useFrame(id: string): Frame | undefined {
  const node = useInternalNode(id);
  if (!node) return undefined;
  const { x, y } = node.internals.positionAbsolute;
  return { x, y, width: node.width ?? 0, height: node.height ?? 0 };
}

function middle({ x, y, width, height }: Frame, side: Side): [number, number] {
  switch (side) {
    case "t":
      return [x + width / 2, y];
    case "r":
      return [x + width, y + height / 2];
    case "b":
      return [x + width / 2, y + height];
    case "l":
      return [x, y + height / 2];
  }
}
