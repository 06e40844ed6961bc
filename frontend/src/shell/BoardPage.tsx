import { useEffect } from "react";
import { MapLens } from "../lenses/map/MapLens";
import { Announcer } from "./Announcer";
import { TopBar } from "./bar/TopBar";
import { ZoneBar } from "./bar/ZoneBar";
import { type Board, BoardContext } from "./board";
import { ClosedNotice } from "./ClosedNotice";
import { Foot } from "./composer/Foot";
import { DetourNotice } from "./DetourNotice";
import { KeysHelp } from "./KeysHelp";
import { LockNews } from "./LockNews";
import { Notices } from "./Notices";
import { Panel } from "./panel/Panel";
import { SkipLinks } from "./SkipLinks";

export function BoardPage({ board }: { board: Board }) {
  useEffect(() => {
    board.session.start();
    return () => void board.session.stop();
  }, [board]);
  return (
    <BoardContext.Provider value={board}>
      <SkipLinks />
      <div className="page">
        <TopBar />
        <ZoneBar />
        <div className="page-notices">
          <ClosedNotice />
          <DetourNotice />
        </div>
        <main className="table" id="map">
          <div className="table-canvas">
            <MapLens />
            <Foot />
          </div>
          <Panel />
        </main>
      </div>
      <KeysHelp />
      <Announcer />
      <LockNews />
      <Notices />
    </BoardContext.Provider>
  );
}
