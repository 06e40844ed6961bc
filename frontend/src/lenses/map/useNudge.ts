import { useEffect, useMemo } from "react";
import type { Position } from "../../board/model";
import { t } from "../../i18n";
import type { Board } from "../../shell/board";
import { isClosed, openOnes, sayClosed } from "../../shell/locks";
import { zoneWord } from "../../shell/words";
import type { MapState } from "./map";
import { placeOf } from "./useMapState";
import { center, zoneAt } from "./zones";

// Holding Alt and an arrow is one move: it is written when the keys rest.
const REST_MS = 400;

/** Moving by keyboard. Shows at once, writes once. */
export function useNudge(
  board: Board,
  map: MapState,
  holding: Set<string>,
  place: (positions: ReadonlyMap<string, Position>) => void,
): (ids: readonly string[], by: Position) => void {
  const nudge = useMemo(() => {
    const moved = new Map<string, Position>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      clearTimeout(timer);
      const model = board.session.model();
      const moves = [...moved].flatMap(([id, pos]) => {
        const piece = model.piece(id);
        return piece ? [{ id, pos, zone: zoneAt(map.frames.get(), center({ pos, size: piece.size })) }] : [];
      });
      for (const id of moved.keys()) holding.delete(id);
      moved.clear();
      if (moves.length === 0) return;
      const closed = moves.find(({ zone }) => isClosed(board, zone));
      if (closed) {
        place(new Map(moves.flatMap(({ id }) => placeOf(model, id))));
        return sayClosed(board, closed.zone);
      }
      model.move(moves);
      const zones = [...new Set(moves.map(({ zone }) => zoneWord(zone)))].join(", ");
      board.desk.spoken.set(t("Moved. It lies in: {zones}", { zones }));
    };
    const by = (ids: readonly string[], [dx, dy]: Position) => {
      const model = board.session.model();
      for (const id of openOnes(board, ids)) {
        const from = moved.get(id) ?? model.piece(id)?.pos;
        if (from) moved.set(id, [from[0] + dx, from[1] + dy]);
        holding.add(id);
      }
      place(new Map(moved));
      clearTimeout(timer);
      timer = setTimeout(write, REST_MS);
    };
    return { by, write };
  }, [board, map, holding, place]);
  useEffect(() => {
    // Whatever is done next is done to the pieces where they are seen.
    const settle = (event: Event) => {
      const goesOn = event instanceof KeyboardEvent && (event.altKey || event.key === "Alt" || event.key === "Shift");
      if (!goesOn) nudge.write();
    };
    const kinds = ["pointerdown", "keydown", "pagehide"];
    for (const kind of kinds) window.addEventListener(kind, settle, true);
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, settle, true);
      nudge.write();
    };
  }, [nudge]);
  return nudge.by;
}
