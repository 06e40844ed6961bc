import { useEffect } from "react";
import type { Board } from "../shell/board";
import { isField } from "../shell/useBoardKeys";
import { goToFlag, sayMoment, stepBy } from "./moves";
import type { Replay } from "./replay";

const OF_ITSELF = "button, a, [role=treegrid], [role=grid], [role=dialog], [role=slider], .panel, .map-lens [tabindex]";

/**
 * Space, arrows, Home and End run the film while nothing has the keyboard that wants them itself, as a piece of the
 * map does; comma and full stop step from everywhere. Before the lens: to it, nothing that has the keyboard is the map.
 */
export function useReplayKeys(board: Board, replay: Replay): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isField(event.target)) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (runAnywhere(board, replay, event.key) || (isFree(event) && runFree(board, replay, event)))
        event.preventDefault();
    };
    addEventListener("keydown", onKeyDown, true);
    return () => removeEventListener("keydown", onKeyDown, true);
  }, [board, replay]);
}

function isFree({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return true;
  // A button below the board is pressed by the space bar; the arrows mean nothing to it.
  if (target.matches(".timeline button")) return key !== " ";
  return !target.closest(OF_ITSELF);
}

function runAnywhere(board: Board, replay: Replay, key: string): boolean {
  switch (key) {
    case ",":
      stepBy(board, replay, -1);
      return true;
    case ".":
      stepBy(board, replay, 1);
      return true;
    case "p":
    case "P":
      replay.player.toggle();
      return true;
    default:
      return false;
  }
}

/** Also what the line of time does with its keys. */
export function runFree(
  board: Board,
  replay: Replay,
  { key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">,
): boolean {
  const { player } = replay;
  const direction = key === "ArrowLeft" ? -1 : key === "ArrowRight" ? 1 : undefined;
  if (direction) {
    if (shiftKey) goToFlag(board, replay, direction);
    else stepBy(board, replay, direction);
    return true;
  }
  if (key === " ") {
    player.toggle();
    return true;
  }
  if (key !== "Home" && key !== "End") return false;
  player.pause();
  player.goTo(key === "Home" ? 0 : player.moments.count);
  sayMoment(board, replay);
  return true;
}
