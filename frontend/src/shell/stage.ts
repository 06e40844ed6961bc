import { useCallback, useSyncExternalStore } from "react";
import type { StageRoot } from "../sync/session";
import { useBoard } from "./board";

/** A root of the stage, as the server last wrote it. Who reads it knows the shape of its values (docs/board-format.md). */
export function useStage(root: string): StageRoot {
  const { stage } = useBoard().session;
  return useSyncExternalStore(
    useCallback((changed) => stage.onRoot(root, changed), [stage, root]),
    () => stage.root(root),
  );
}
