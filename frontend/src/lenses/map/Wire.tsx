import { EdgeLabelRenderer, type EdgeProps, useInternalNode } from "@xyflow/react";
import { memo } from "react";
import type { BoardModel } from "../../board/model";
import { useLanguage, useModel } from "../../shell/board";
import { useValue } from "../../shell/value";
import { linkWord } from "../../shell/words";
import { type Curve, curveBetween } from "./curve";
import { detail } from "./detail";
import { isCovered } from "./pieceAt";
import { nearestSides, type WireEdge } from "./wires";
import type { Frame } from "./zones";

// Where along the wire its word is tried, the middle first.
const PLACES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];

/** A link whose pieces lie apart: a quiet line between their nearest sides, with its word where there is room. */
export const Wire = memo(function Wire({ source, target, data }: EdgeProps<WireEdge>) {
  useLanguage();
  const model = useModel();
  const { level, type } = useValue(detail);
  const from = useFrame(source);
  const to = useFrame(target);
  if (!from || !to || !data) return null;
  const [leaves, arrives] = nearestSides(from, to);
  const curve = curveBetween(from, leaves, to, arrives);
  const size = Math.max(12.5, type);
  const word = data.kinds.map(linkWord).join(" · ");
  const place =
    data.active || level === "full" ? freeOf(model, curve, word.length * size * 0.6, size * 1.7) : undefined;
  return (
    <>
      <path className={data.active ? "wire is-active" : "wire"} d={curve.path} />
      {place && (
        <EdgeLabelRenderer>
          <div
            className={data.active ? "wire-word is-active" : "wire-word"}
            style={{
              transform: `translate(-50%, -50%) translate(${place[0]}px, ${place[1]}px)`,
              fontSize: size,
            }}
          >
            {word}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

// A word never covers a piece: wires run under the pieces, and so would their words.
function freeOf(model: BoardModel, curve: Curve, width: number, height: number) {
  return PLACES.map(curve.at).find(
    ([x, y]) => !isCovered(model, { x: x - width / 2, y: y - height / 2, width, height }),
  );
}

// From the node, not from the document: a wire follows a piece while it is dragged.
function useFrame(id: string): Frame | undefined {
  const node = useInternalNode(id);
  if (!node) return undefined;
  const { x, y } = node.internals.positionAbsolute;
  return { x, y, width: node.width ?? 0, height: node.height ?? 0 };
}
