import { useEffect } from "react";
import { t } from "../../i18n";
import { type Board, useBoard } from "../board";
import { useStage } from "../stage";

export type HandsMode = "open" | "private" | "silent";

function modeOf(hands: Readonly<Record<string, unknown>>): HandsMode {
  return (hands.rule as { mode?: HandsMode } | undefined)?.mode ?? "open";
}

export function useHandsMode(): HandsMode {
  return modeOf(useStage("hands"));
}

/** Whether what this person writes goes into their hand, whatever they choose. */
export function isPrivate({ boot, session }: Board): boolean {
  return !boot.can_host && modeOf(session.stage.root("hands")) !== "open";
}

export function sayPrivate({ desk }: Board): void {
  desk.say(t("Everybody writes alone now. It is in your hand, and only you can see it."));
}

/** Writing goes to the hand while everybody writes alone, and back to where it went before. */
export function usePlaceOfPrivacy(): void {
  const { boot, desk } = useBoard();
  const isAlone = useHandsMode() !== "open" && !boot.can_host;
  useEffect(() => {
    if (!isAlone) return;
    const before = desk.composerPlace.get();
    desk.composerPlace.set("hand");
    return () => desk.composerPlace.set(before);
  }, [isAlone, desk]);
}
