import { useBoard } from "../board";
import { HandDrawer } from "../hand/HandDrawer";
import { Toasts } from "../Toasts";
import { useValue } from "../value";
import { Composer } from "./Composer";
import { useStageKind } from "./stageKind";

/** What lies at the foot of the board, one above the other: news, the hand, the composer. */
export function Foot() {
  useStageKind();
  const lens = useValue(useBoard().desk.lens);
  // Where the hand is the page, it is not at its foot as well.
  const isInHand = lens === "hand";
  return (
    <div className={`foot is-in-${lens}`}>
      <Toasts />
      {!isInHand && <HandDrawer />}
      {!isInHand && <Composer />}
    </div>
  );
}
