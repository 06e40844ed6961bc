import { type Node, useStoreApi } from "@xyflow/react";
import { useMemo } from "react";
import type { Position } from "../../board/model";
import type { Board } from "../../shell/board";
import { isClosed, sayClosed } from "../../shell/locks";
import { clickIn } from "./clickIn";
import type { MapState } from "./map";
import type { PieceNodes } from "./pieceNodes";
import { findSnap, type Snap } from "./snap";
import { allPieces, placeOf } from "./useMapState";
import { center, zoneAt } from "./zones";

/** A drag is told to the others as it goes, and written once: at the drop. */
export function useDrag(board: Board, map: MapState, holding: Set<string>, place: PieceNodes["place"]) {
  const store = useStoreApi();
  return useMemo(() => {
    const { session, desk } = board;

    const start = (_: unknown, __: Node, nodes: Node[]) => {
      const model = session.model();
      const origins = new Map<string, Position>();
      for (const { id } of nodes) {
        const piece = model.piece(id);
        if (!piece) continue;
        holding.add(id);
        origins.set(id, piece.pos);
      }
      desk.hovered.set(null);
      map.origins.set(origins);
    };

    const drag = (_: unknown, __: Node, nodes: Node[]) => {
      session.setPresence({
        drag: nodes.map(({ id, position }) => [id, Math.round(position.x), Math.round(position.y)]),
      });
      const only = nodes.length === 1 ? nodes[0] : undefined;
      map.snap.set(only ? sameOr(map.snap.get(), snapOf(board, only, store.getState().transform[2])) : null);
    };

    const stop = (_: unknown, __: Node, nodes: Node[]) => {
      const model = session.model();
      const snap = nodes.length === 1 ? map.snap.get() : null;
      map.snap.set(null);
      map.origins.set(new Map());
      for (const { id } of nodes) holding.delete(id);
      session.setPresence({ drag: null });
      const moves = nodes.flatMap(({ id, position }) => {
        const piece = model.piece(id);
        if (!piece) return [];
        const pos: Position = snap ? snap.pos : [position.x, position.y];
        return [{ id, pos, zone: zoneAt(map.frames.get(), center({ pos, size: piece.size })) }];
      });
      const closed = moves.find(({ zone }) => isClosed(board, zone));
      if (closed) {
        // Together, as they were carried.
        place(new Map(moves.flatMap(({ id }) => placeOf(model, id))));
        return sayClosed(board, closed.zone);
      }
      const [only] = moves;
      if (!snap || !only) return model.move(moves);
      clickIn(only.id);
      model.moveAndLink(only, snap.from, snap.to, snap.kind);
    };

    return {
      onNodeDragStart: start,
      onNodeDrag: drag,
      onNodeDragStop: stop,
      onSelectionDragStart: (event: unknown, nodes: Node[]) => start(event, nodes[0] as Node, nodes),
      onSelectionDrag: (event: unknown, nodes: Node[]) => drag(event, nodes[0] as Node, nodes),
      onSelectionDragStop: (event: unknown, nodes: Node[]) => stop(event, nodes[0] as Node, nodes),
    };
  }, [board, map, holding, place, store]);
}

function snapOf(board: Board, { id, position }: Node, zoom: number): Snap | null {
  const model = board.session.model();
  const piece = model.piece(id);
  if (!piece) return null;
  const kinds = (from: { id: string }, to: { id: string }) => model.linkKinds(from.id, to.id);
  return findSnap(piece, [position.x, position.y], allPieces(model), kinds, zoom) ?? null;
}

function sameOr(before: Snap | null, after: Snap | null): Snap | null {
  return JSON.stringify(before) === JSON.stringify(after) ? before : after;
}
