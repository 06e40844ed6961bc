import { EdgeLabelRenderer, type EdgeProps, getBezierPath } from "@xyflow/react";
import { memo } from "react";
import { useLanguage } from "../../shell/board";
import { useValue } from "../../shell/value";
import { linkWord } from "../../shell/words";
import { detail } from "./detail";
import type { WireEdge } from "./wires";

/** A link whose pieces lie apart: a quiet line, with its word where it can be read. */
export const Wire = memo(function Wire(edge: EdgeProps<WireEdge>) {
  useLanguage();
  const { level, type } = useValue(detail);
  const { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, data } = edge;
  const [path, labelX, labelY] = getBezierPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition });
  const active = data?.active ?? false;
  return (
    <>
      <path className={active ? "wire is-active" : "wire"} d={path} />
      {data && (active || level === "full") && (
        <EdgeLabelRenderer>
          <div
            className={active ? "wire-word is-active" : "wire-word"}
            style={{
              transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)`,
              fontSize: Math.max(12.5, type * 0.9),
            }}
          >
            {linkWord(data.kind)}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
