import { useBoard, useCanEdit } from "../../shell/board";
import { useIsClosed } from "../../shell/locks";
import { useValue } from "../../shell/value";
import { Deciders } from "./Deciders";
import { PowerGrid } from "./PowerGrid";
import type { Stakeholders } from "./useStakeholders";

/** Power and interest of everybody who decides, and beside it the same people as a list. */
export function Grid({ deciders, links }: Stakeholders) {
  const { desk } = useBoard();
  const panelOpen = useValue(desk.panelOpen);
  const closed = useIsClosed("stakeholders");
  const editable = useCanEdit() && !closed;
  return (
    <div className="decide">
      <PowerGrid deciders={deciders} links={links} editable={editable} />
      {!panelOpen && <Deciders deciders={deciders} editable={editable} />}
    </div>
  );
}
