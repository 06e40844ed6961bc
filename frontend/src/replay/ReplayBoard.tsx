import { useState } from "react";
import { LensStage } from "../lenses/LensStage";
import { FilterNotice } from "../shell/bar/FilterNotice";
import { type Board, BoardContext, useLanguage } from "../shell/board";
import { KeysHelp } from "../shell/KeysHelp";
import { Panel } from "../shell/panel/Panel";
import { SkipLinks } from "../shell/SkipLinks";
import { Toasts } from "../shell/Toasts";
import { useBoardKeys } from "../shell/useBoardKeys";
import { useValue } from "../shell/value";
import { Changes } from "./Changes";
import { filmKeys } from "./filmKeys";
import { Going } from "./Going";
import { ReplayBar } from "./ReplayBar";
import { ReplayLenses } from "./ReplayLenses";
import { type Replay, ReplayContext } from "./replay";
import { Spoken } from "./Spoken";
import { Timeline } from "./Timeline";
import { useAddress } from "./useAddress";
import { useFilmFilter } from "./useFilmFilter";
import { useFreshPieces } from "./useFreshPieces";
import { useReplayKeys } from "./useReplayKeys";
import { useSaid } from "./useSaid";

const WIDE = "(min-width: 901px)";

/** The board as it was, what changed beside it, and the line of time below. */
export function ReplayBoard({ board, replay }: { board: Board; replay: Replay }) {
  useReplayKeys(board, replay);
  useBoardKeys(board);
  useFilmFilter(board, replay);
  useFreshPieces(board, replay);
  useAddress(replay);
  useSaid(board, replay);
  useLanguage();
  const [changesOpen, setChangesOpen] = useState(() => matchMedia(WIDE).matches);
  const panelOpen = useValue(board.desk.panelOpen);
  // The details of a piece take its place.
  const changesShown = changesOpen && !panelOpen;
  const toggleChanges = () => {
    if (panelOpen) board.desk.select([]);
    setChangesOpen(!changesShown);
  };
  // What was pressed goes with the list.
  const closeChanges = () => {
    setChangesOpen(false);
    document.querySelector<HTMLElement>(".timeline-changes")?.focus();
  };
  return (
    <BoardContext.Provider value={board}>
      <ReplayContext.Provider value={replay}>
        <SkipLinks />
        <div className="page replay-page">
          <ReplayBar />
          <ReplayLenses />
          <div className="page-notices">
            <FilterNotice />
          </div>
          <main className="table" id="map">
            <div className="table-canvas">
              <LensStage />
              <Going />
              <Toasts />
            </div>
            <Panel />
            {changesShown && <Changes onClose={closeChanges} />}
          </main>
          <Timeline changesShown={changesShown} onChanges={toggleChanges} />
        </div>
        <KeysHelp first={[filmKeys()]} />
        <Spoken />
      </ReplayContext.Provider>
    </BoardContext.Provider>
  );
}
