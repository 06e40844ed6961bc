import { useBoard } from "../../shell/board";
import { RaiseHand } from "../../shell/hand/RaiseHand";
import { useNow } from "../../shell/workshop";

const LOOKING_ON = new Set(["observer", "trainer"]);

/** Who only looks on has no place to write, and asks to speak here. */
export function LookingOn() {
  const { boot } = useBoard();
  if (!useNow() || !LOOKING_ON.has(boot.me.role)) return null;
  return (
    <div className="room-signs">
      <RaiseHand />
    </div>
  );
}
