import { t } from "../../i18n";
import { useModel } from "../../shell/board";
import { useValue } from "../../shell/value";
import type { Peer } from "../../sync/session";
import { detail } from "./detail";
import { useMap } from "./map";
import { OtherCursor } from "./OtherCursor";
import { outline } from "./outline";

/** One other person on the map: the pieces they hold, what they type, and their cursor with their name. */
export function OtherPerson({ peer, unzoom }: { peer: Peer; unzoom: number }) {
  const model = useModel();
  const { type } = useValue(detail);
  const joints = useValue(useMap().fit).joints;
  const { person, cursor, selection, editing, drag } = peer;
  const dragged = new Set(drag?.map(([id]) => id));
  const held = new Set([...selection, ...(editing ? [editing] : [])]);
  const tagAt = editing ? model.piece(editing) : undefined;
  return (
    <div className={`other fn-${person.function}`}>
      <svg className="other-shapes" width="1" height="1" aria-hidden="true" focusable="false">
        {[...held].map((id) => {
          const piece = model.piece(id);
          if (!piece || dragged.has(id)) return null;
          const [x, y] = piece.pos;
          return (
            <g key={id} transform={`translate(${x} ${y})`}>
              <path
                className="other-held"
                d={outline(piece.size[0], piece.size[1], joints.get(id) ?? {})}
                strokeWidth={2 * unzoom}
              />
            </g>
          );
        })}
      </svg>
      {drag?.map(([id, x, y]) => {
        const piece = model.piece(id);
        if (!piece) return null;
        const [width, height] = piece.size;
        return (
          <div
            key={id}
            className={`other-drag zone-${piece.zone} kind-${piece.kind}`}
            style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
          >
            <svg width={width} height={height} aria-hidden="true" focusable="false">
              <path d={outline(width, height, joints.get(id) ?? {})} strokeWidth={2 * unzoom} />
            </svg>
            <span style={{ fontSize: type }}>{piece.text}</span>
          </div>
        );
      })}
      {tagAt && (
        <div
          className="other-tag"
          style={{
            transform: `translate(${tagAt.pos[0]}px, ${tagAt.pos[1]}px) scale(${unzoom}) translateY(calc(-100% - 6px))`,
          }}
        >
          {t("{name} is typing…", { name: person.name })}
        </div>
      )}
      {cursor && <OtherCursor peer={peer} unzoom={unzoom} />}
    </div>
  );
}
