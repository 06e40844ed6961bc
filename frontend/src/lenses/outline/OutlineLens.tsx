import { useEffect, useMemo, useRef } from "react";
import { t, tn } from "../../i18n";
import { LockMenu } from "../../shell/bar/LockMenu";
import { useArrived, useBoard, useCanEdit, useLinks } from "../../shell/board";
import { lensWord } from "../../shell/lens";
import { LensPage } from "../LensPage";
import { useUnfolding } from "../useUnfolding";
import { ZONE_ORDER } from "../zoneOrder";
import { DepthChoice } from "./DepthChoice";
import { OutlineContext, stateOf } from "./outlineState";
import { useFocusKept } from "./useFocusKept";
import { useOutlineCamera } from "./useOutlineCamera";
import { useOutlineKeys } from "./useOutlineKeys";
import { useSections } from "./useSections";
import { useWriters } from "./useWriters";
import { ZoneItem } from "./ZoneItem";

/** The whole board as a tree that is read, walked and written by keyboard, by screen reader and by thumb. */
export default function OutlineLens() {
  const board = useBoard();
  const { boot, desk } = board;
  const state = stateOf(desk);
  const tree = useRef<HTMLDivElement>(null);
  const editable = useCanEdit();
  const arrived = useArrived();
  const links = useLinks().length;
  const { sections, shown, hidden } = useSections(state);
  const { limit, unfoldAll } = useUnfolding(shown);
  const onKeyDown = useOutlineKeys(board, state);
  useWriters(state);
  useFocusKept(tree, state);
  useOutlineCamera(tree, state, unfoldAll);
  // What was looked at before is in sight here too.
  useEffect(() => {
    const looked = desk.selection.get()[0] ?? desk.focused.get();
    if (looked) desk.camera?.reveal(looked);
  }, [desk]);

  const counts = arrived
    ? [
        tn("{n} piece", "{n} pieces", shown),
        tn("{n} link", "{n} links", links),
        ...(hidden > 0 ? [tn("{n} hidden by the filter", "{n} hidden by the filter", hidden)] : []),
      ].join(" · ")
    : "";
  const before = useMemo(() => {
    let sum = 0;
    return sections.map(({ count }) => {
      sum += count;
      return sum - count;
    });
  }, [sections]);
  return (
    <OutlineContext.Provider value={state}>
      <LensPage
        title={lensWord("outline")}
        summary={counts}
        className="outline"
        tools={
          <>
            <DepthChoice />
            {boot.can_host && editable && <LockMenu zones={ZONE_ORDER} />}
          </>
        }
      >
        <p id="outline-keys" className="sr-only">
          {t("Arrows walk and unfold, Enter edits, Space shows the details. The question mark lists all keys.")}
        </p>
        {!arrived && <p className="lens-waiting">{t("Opening…")}</p>}
        <div
          ref={tree}
          role="treegrid"
          className="outline-tree"
          aria-label={lensWord("outline")}
          aria-describedby="outline-keys"
          aria-multiselectable="true"
          hidden={!arrived}
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          {sections.map((section, index) => (
            <ZoneItem key={section.zone} section={section} limit={clamp(limit - (before[index] ?? 0), section.count)} />
          ))}
        </div>
      </LensPage>
    </OutlineContext.Provider>
  );
}

const clamp = (wanted: number, most: number) => Math.max(0, Math.min(wanted, most));
