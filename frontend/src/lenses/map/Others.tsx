import { useStore, ViewportPortal } from "@xyflow/react";
import { useEffect } from "react";
import { useBoard, useLanguage, usePresence } from "../../shell/board";
import { useMap } from "./map";
import { OtherPerson } from "./OtherPerson";

/** Cursors, selections, typing and drags of the others: an overlay, so that no piece renders for a moving hand. */
export function Others() {
  useLanguage();
  const { boot } = useBoard();
  const zoom = useStore((state) => state.transform[2]);
  const peers = usePresence().filter((peer) => peer.person.id !== boot.me.person || peer.cursor !== null);
  const { away } = useMap();
  const dragged = peers.flatMap(({ drag }) => drag?.map(([id]) => id) ?? []).join(" ");
  useEffect(() => away.set(new Set(dragged ? dragged.split(" ") : [])), [away, dragged]);
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
