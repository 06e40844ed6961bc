import { createContext, useContext } from "react";
import type { Position } from "../../board/model";
import type { Value } from "../../shell/value";
import type { Fit } from "./fits";
import type { Snap } from "./snap";
import type { Frames } from "./zones";

/** What the parts of the map share; geometry only, never content. */
export type MapState = {
  fit: Value<Fit>;
  frames: Value<Frames>;
  snap: Value<Snap | null>;
  /** The pieces linked with the selected ones. */
  related: Value<ReadonlySet<string>>;
  /** Where the pieces being dragged came from: their ghosts stay there until the drop. */
  origins: Value<ReadonlyMap<string, Position>>;
  /** The pieces the shared filter leaves out. */
  dimmed: Value<ReadonlySet<string>>;
  /** The pieces others are dragging. */
  away: Value<ReadonlySet<string>>;
};

export const MapContext = createContext<MapState | null>(null);

export function useMap(): MapState {
  const map = useContext(MapContext);
  if (!map) throw new Error("outside of the map");
  return map;
}
