import { useEffect } from "react";
import type { BoardModel } from "../../board/model";
import { useBoard } from "../../shell/board";
import { isFiltering, usePasses } from "../../shell/filter";
import { useValue } from "../../shell/value";
import type { MapState } from "./map";

const NONE: ReadonlySet<string> = new Set();

/** Which pieces the shared filter leaves out: on the map they stay in their places, paler. */
export function useDimmed(model: BoardModel, map: MapState): void {
  const filtering = isFiltering(useValue(useBoard().desk.filter));
  const passes = usePasses();
  useEffect(() => {
    if (!filtering) return map.dimmed.set(NONE);
    let frame = 0;
    const look = () => {
      frame = 0;
      const out = model.ids().filter((id) => {
        const piece = model.piece(id);
        return piece && !passes(piece);
      });
      const before = map.dimmed.get();
      if (out.length !== before.size || out.some((id) => !before.has(id))) map.dimmed.set(new Set(out));
    };
    const off = model.onAnyPiece(() => {
      frame ||= requestAnimationFrame(look);
    });
    look();
    return () => {
      cancelAnimationFrame(frame);
      off();
    };
  }, [filtering, passes, model, map]);
}
