import { useEffect } from "react";
import { LensStage } from "../lenses/LensStage";
import { Announcer } from "./Announcer";
import { FilterNotice } from "./bar/FilterNotice";
import { LensBar } from "./bar/LensBar";
import { PhoneTabs } from "./bar/PhoneTabs";
import { TopBar } from "./bar/TopBar";
import { type Board, BoardContext } from "./board";
import { ClosedNotice } from "./ClosedNotice";
import { Foot } from "./composer/Foot";
import { DetourNotice } from "./DetourNotice";
import { Fetched } from "./Fetched";
import { KeysHelp } from "./KeysHelp";
import { LockNews } from "./LockNews";
import { Notices } from "./Notices";
import { Panel } from "./panel/Panel";
import { SkipLinks } from "./SkipLinks";
import { useBoardKeys } from "./useBoardKeys";
import { useValue } from "./value";

const underway = () => import("../facilitation/Underway");
const console = () => import("../facilitation/Console");

export function BoardPage({ board }: { board: Board }) {
  useEffect(() => {
    board.session.start();
    return () => void board.session.stop();
  }, [board]);
  useEffect(
    () =>
      board.desk.selection.subscribe(() => board.session.setPresence({ selection: [...board.desk.selection.get()] })),
    [board],
  );
  useBoardKeys(board);
  const consoleOpen = useValue(board.desk.consoleOpen);
  return (
    <BoardContext.Provider value={board}>
      <SkipLinks />
      <div className="page">
        <TopBar />
        <LensBar />
        <div className="page-notices">
          <ClosedNotice />
          <DetourNotice />
          <FilterNotice />
        </div>
        <main className="table" id="map">
          <div className="table-canvas">
            <LensStage />
            <Fetched load={underway} />
            <Foot />
          </div>
          <Panel />
          {board.boot.can_host && consoleOpen && <Fetched load={console} />}
        </main>
        <PhoneTabs />
      </div>
      <KeysHelp />
      <Announcer />
      <LockNews />
      <Notices />
    </BoardContext.Provider>
  );
}
