import type { Piece } from "../../board/model";
import { HOME_ZONE, ZONE_FRAME } from "../../board/schema.gen";

/**
 * As one reads the map, so that everybody has the same order: line by line in the zone as it was drawn, then column by
 * column where it has grown, which is where new pieces are laid. Last what lies in another zone.
 */
export function inReadingOrder(pieces: readonly Piece[]): Piece[] {
  return [...pieces].sort((one, other) => {
    const [a, b] = [placeOf(one), placeOf(other)];
    for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return (a[at] ?? 0) - (b[at] ?? 0);
    return one.id < other.id ? -1 : 1;
  });
}

function placeOf({ kind, zone, pos: [x, y] }: Piece): number[] {
  const [left, , width] = ZONE_FRAME[HOME_ZONE[kind]];
  const away = zone === HOME_ZONE[kind] ? 0 : 1;
  const outside = x < left ? left - x : Math.max(0, x - left - width);
  return [away, outside, y, x];
}
