import { useStore, ViewportPortal } from "@xyflow/react";
import { useModel } from "../../shell/board";
import { useValue } from "../../shell/value";
import { useMap } from "./map";
import { outline } from "./outline";

/** While one drags: where the pieces came from, and where they would click in. */
export function Ghosts() {
  const model = useModel();
  const map = useMap();
  const origins = useValue(map.origins);
  const snap = useValue(map.snap);
  const joints = useValue(map.fit).joints;
  const unzoom = useStore((state) => 1 / state.transform[2]);
  if (origins.size === 0) return null;
  const snapped = snap && model.piece(snap.from === snap.against ? snap.to : snap.from);
  return (
    <ViewportPortal>
      <svg className="ghosts" width="1" height="1" aria-hidden="true" focusable="false">
        {[...origins].map(([id, [x, y]]) => {
          const piece = model.piece(id);
          return (
            piece && (
              <path
                key={id}
                className={`ghost zone-${piece.zone}`}
                transform={`translate(${x} ${y})`}
                d={outline(piece.size[0], piece.size[1], joints.get(id) ?? {})}
                strokeWidth={1.4 * unzoom}
              />
            )
          );
        })}
        {snap && snapped && (
          <path
            className="ghost-snap"
            transform={`translate(${snap.pos[0]} ${snap.pos[1]})`}
            d={outline(snapped.size[0], snapped.size[1], {})}
            strokeWidth={2.5 * unzoom}
          />
        )}
      </svg>
    </ViewportPortal>
  );
}
