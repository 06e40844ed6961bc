import { useCallback, useSyncExternalStore } from "react";
import type { Comment, Reaction } from "../board/model";
import { useModel } from "./board";

/** What was said of a piece, the oldest first. */
export function useComments(id: string): readonly Comment[] {
  const model = useModel();
  return useSyncExternalStore(
    useCallback((changed) => model.onComments(id, changed), [model, id]),
    () => model.commentsOf(id),
  );
}

export function useReactions(id: string): readonly Reaction[] {
  const model = useModel();
  return useSyncExternalStore(
    useCallback((changed) => model.onReactions(id, changed), [model, id]),
    () => model.reactionsOf(id),
  );
}

/** The pieces that are key to somebody. */
export function useKeyPieces(): ReadonlySet<string> {
  const model = useModel();
  return useSyncExternalStore(model.onKeyPieces, model.keyPieces);
}
