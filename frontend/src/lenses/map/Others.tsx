import { useStore, ViewportPortal } from "@xyflow/react";
import { useBoard, useLanguage, usePresence } from "../../shell/board";
import { OtherPerson } from "./OtherPerson";

/** Cursors, selections, typing and drags of the others: an overlay, so that no piece renders for a moving hand. */
export function Others() {
  useLanguage();
  const { boot } = useBoard();
  const zoom = useStore((state) => state.transform[2]);
  const peers = usePresence().filter((peer) => peer.person.id !== boot.me.person || peer.cursor !== null);
  return (
    <ViewportPortal>
      <div className="others" aria-hidden="true">
        {peers.map((peer) => (
          <OtherPerson key={peer.clientId} peer={peer} unzoom={1 / zoom} />
        ))}
      </div>
    </ViewportPortal>
  );
}
