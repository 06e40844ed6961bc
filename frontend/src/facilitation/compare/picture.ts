import type { Piece } from "../../board/model";
import { type Frame, type Frames, framesAround, mapFrame } from "../../lenses/map/zones";
import type { Comparison, Place } from "./comparison";

/** How a place on the picture differs: `from` and `to` are the two ends of one move. */
export type Difference = "added" | "removed" | "changed" | "from" | "to";
export type Spot = { readonly id: string; readonly is: Difference; readonly piece: Piece } & Frame;
export type Way = {
  readonly id: string;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
};
export type Picture = {
  readonly frames: Frames;
  readonly whole: Frame;
  readonly spots: readonly Spot[];
  readonly ways: readonly Way[];
};

/** What is different, where it lies on the map; a piece that was moved to another zone is in both places. */
export function pictureOf({ added, removed, changed, moved, pieces }: Comparison): Picture {
  const moves = new Set(moved.map(({ piece }) => piece));
  const stayed = new Set(changed.map(({ piece }) => piece).filter((id) => !moves.has(id)));
  const spot = (id: string, is: Difference, place?: Place): Spot[] => {
    const piece = pieces[id];
    if (!piece) return [];
    const { pos, size } = place ?? piece;
    return [{ id, is, piece, x: pos[0], y: pos[1], width: size[0], height: size[1] }];
  };
  const spots = [
    ...removed.flatMap(({ id }) => spot(id, "removed")),
    ...moved.flatMap(({ piece, from }) => spot(piece, "from", from)),
    ...[...stayed].flatMap((id) => spot(id, "changed")),
    ...moved.flatMap(({ piece, to }) => spot(piece, "to", to)),
    ...added.flatMap(({ id }) => spot(id, "added")),
  ];
  const lying = spots.map(({ piece, x, y, width, height, is }) => {
    const from = moved.find((move) => move.piece === piece.id)?.from;
    const zone = is === "from" && from ? from.zone : piece.zone;
    return { ...piece, zone, pos: [x, y] as const, size: [width, height] as const };
  });
  const frames = framesAround(lying as readonly Piece[]);
  const ways = moved.map(({ piece, from, to }) => ({ id: piece, from: middle(from), to: middle(to) }));
  return { frames, whole: mapFrame(frames), spots, ways };
}

function middle({ pos, size }: Place): readonly [number, number] {
  return [pos[0] + size[0] / 2, pos[1] + size[1] / 2];
}
