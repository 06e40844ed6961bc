import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { BoardModel, Piece } from "../../board/model";
import { useBoard } from "../board";

/** The ids of what is in the hand, in the order it was written. The same list until that changes. */
export function useHandIds(): readonly string[] {
  const { session } = useBoard();
  const cache = useMemo(() => ({ ids: [] as readonly string[] }), []);
  const read = () => {
    const ids = session.hand.pieces().map(({ id }) => id);
    if (ids.join() !== cache.ids.join()) cache.ids = ids;
    return cache.ids;
  };
  return useSyncExternalStore(
    useCallback((changed) => session.hand.changed.on(changed), [session]),
    read,
  );
}

export function useHandModel(): BoardModel {
  const { session } = useBoard();
  return useSyncExternalStore(session.hand.onModel, session.hand.model);
}

export function useHandPiece(id: string): Piece | undefined {
  const model = useHandModel();
  return useSyncExternalStore(
    useCallback((changed) => model.onPiece(id, changed), [model, id]),
    () => model.piece(id),
  );
}
