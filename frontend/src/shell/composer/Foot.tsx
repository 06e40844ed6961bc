import { HandDrawer } from "../hand/HandDrawer";
import { Toasts } from "../Toasts";
import { Composer } from "./Composer";

/** What lies at the foot of the board, one above the other: news, the hand, the composer. */
export function Foot() {
  return (
    <div className="foot">
      <Toasts />
      <HandDrawer />
      <Composer />
    </div>
  );
}
