import { useMemo, useRef } from "react";
import { t, tn } from "../../i18n";
import { useArrived, useBoard, useCanEdit } from "../../shell/board";
import { usePasses } from "../../shell/filter";
import { Icon } from "../../shell/icons";
import { useValue } from "../../shell/value";
import { kindPrompt } from "../../shell/words";
import { usePieces } from "../pieces";
import { AddMilestone } from "./AddMilestone";
import { inOrder } from "./milestones";
import { TimeLine } from "./TimeLine";
import { Undated } from "./Undated";
import { useLineKeys } from "./useLineKeys";

/** The milestones on a line of time, and beside it those of which nobody has said when. */
export function Line() {
  const { desk } = useBoard();
  const arrived = useArrived();
  const editable = useCanEdit();
  const pieces = usePieces("milestone");
  const passes = usePasses();
  const { dated, undated } = useMemo(() => inOrder(pieces.filter(passes)), [pieces, passes]);
  const order = useMemo(() => [...dated.map(({ piece }) => piece), ...undated], [dated, undated]);
  const root = useRef<HTMLDivElement>(null);
  const onKeyDown = useLineKeys(root, order);
  const focused = useValue(desk.focused);
  const stop = order.find(({ id }) => id === focused)?.id ?? order[0]?.id;
  const hidden = pieces.length - order.length;
  return (
    <>
      {editable && <AddMilestone />}
      {hidden > 0 && (
        <p className="history-note">
          {tn("{n} milestone is hidden by the filter.", "{n} milestones are hidden by the filter.", hidden)}
        </p>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys bubble from the milestones */}
      <div ref={root} onKeyDown={onKeyDown}>
        {dated.length > 0 && <TimeLine dated={dated} stop={stop} editable={editable} />}
        {arrived && pieces.length === 0 && (
          <p className="history-empty zone-relationship">
            <Icon name="gap" size={18} />
            {kindPrompt("milestone")}
          </p>
        )}
        {undated.length > 0 && <Undated pieces={undated} stop={stop} editable={editable} />}
      </div>
      {order.length > 0 && editable && (
        <p className="history-note is-keys">
          {t("Arrows go along the line. Alt with left and right changes the month, Alt with up and down the effect.")}
        </p>
      )}
    </>
  );
}
