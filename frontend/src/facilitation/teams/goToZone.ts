import type { Zone } from "../../board/schema.gen";
import { framesAround } from "../../lenses/map/zones";
import type { Board } from "../../shell/board";

/** To the zone on the map, however it has grown. */
export function goToZone({ desk, session }: Board, zone: Zone): void {
  desk.look("map");
  const model = session.model();
  const { x, y, width, height } = framesAround(model.ids().flatMap((id) => model.piece(id) ?? []))[zone];
  // The map comes with the next render where another lens was open.
  setTimeout(() => desk.camera?.showFrame(x, y, width, height));
}
