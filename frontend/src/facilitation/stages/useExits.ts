import { useEffect, useState } from "react";
import { useBoard, useModel } from "../../shell/board";
import { useNow } from "../../shell/workshop";
import { ask } from "../ask";
import type { Exit, Running } from "./move";

// Counting a large board costs the server a moment, so it is not asked for every keystroke.
const AFTER_MS = 4_000;

/** What the stage asks at its exit, and how much of it is there: asked again when the board has changed, or who is at it. */
export function useExits(): readonly Exit[] {
  const board = useBoard();
  const model = useModel();
  const now = useNow();
  const [exits, setExits] = useState<readonly Exit[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stage asks for other things
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const look = async () => {
      timer = undefined;
      const answer = await ask<Running>(board, "GET", "/stage", undefined, { quietly: ["offline"] });
      if (answer.ok && !isGone) setExits(answer.data.exits);
    };
    const later = () => {
      timer ??= setTimeout(look, AFTER_MS);
    };
    void look();
    const { session } = board;
    const { stage } = session;
    const hereNow = () => [...new Set(session.presence().map(({ person }) => person.id))].sort().join();
    let here = hereNow();
    // A cursor that moves changes nothing about how much of the room is ready.
    const onPresence = () => {
      const before = here;
      here = hereNow();
      if (here !== before) later();
    };
    const leave = [
      model.onAnyPiece(later),
      model.onLinks(later),
      session.onPresence(onPresence),
      stage.onRoot("ready", later),
      stage.onRoot("checkpoints", later),
    ];
    return () => {
      isGone = true;
      clearTimeout(timer);
      for (const off of leave) off();
    };
  }, [board, model, now?.at]);
  return exits;
}
