import { useEffect } from "react";
import type { BoardModel } from "../../board/model";
import type { Board } from "../../shell/board";
import { isFiltering, passes } from "../../shell/filter";
import type { MapState } from "./map";

const NONE: ReadonlySet<string> = new Set();

/** Which pieces the shared filter leaves out: on the map they stay in their places, paler. */
export function useDimmed({ boot, desk, people }: Board, model: BoardModel, map: MapState): void {
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const filter = desk.filter.get();
      if (!isFiltering(filter)) return map.dimmed.set(NONE);
      const known = { me: boot.me.person, people: people.everybody.get() };
      const out = model.ids().filter((id) => {
        const piece = model.piece(id);
        return piece && !passes(piece, filter, known);
      });
      const before = map.dimmed.get();
      if (out.length !== before.size || out.some((id) => !before.has(id))) map.dimmed.set(new Set(out));
    };
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    const leave = [desk.filter.subscribe(look), people.everybody.subscribe(soon), model.onAnyPiece(soon)];
    return () => {
      cancelAnimationFrame(frame);
      for (const off of leave) off();
    };
  }, [boot, desk, people, model, map]);
}
