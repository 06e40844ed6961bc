import { useEffect, useState } from "react";
import type { BoardModel, Piece, Position } from "../../board/model";
import { Value } from "../../shell/value";
import { type Fit, fitPieces } from "./fits";
import type { MapState } from "./map";
import type { Joints } from "./outline";
import type { Snap } from "./snap";
import { type Frames, framesAround } from "./zones";

/** Keeps knobs, sockets and plates true to the model, at most once a frame. */
export function useMapState(model: BoardModel): MapState {
  const [state] = useState<MapState>(() => ({
    fit: new Value(fitOf(model)),
    frames: new Value(framesAround(allPieces(model))),
    snap: new Value<Snap | null>(null),
    related: new Value<ReadonlySet<string>>(new Set()),
    dimmed: new Value<ReadonlySet<string>>(new Set()),
    away: new Value<ReadonlySet<string>>(new Set()),
    origins: new Value<ReadonlyMap<string, Position>>(new Map()),
  }));
  useEffect(() => {
    let frame = 0;
    const refresh = () => {
      frame = 0;
      state.fit.set(keepSame(state.fit.get(), fitOf(model)));
      const frames = framesAround(allPieces(model));
      if (!sameFrames(frames, state.frames.get())) state.frames.set(frames);
    };
    const soon = () => {
      frame ||= requestAnimationFrame(refresh);
    };
    soon();
    const leave = [model.onGeometry(soon), model.onLinks(soon), model.onIds(soon)];
    return () => {
      cancelAnimationFrame(frame);
      for (const off of leave) off();
    };
  }, [model, state]);
  return state;
}

export function allPieces(model: BoardModel): Piece[] {
  return model.ids().flatMap((id) => model.piece(id) ?? []);
}

/** An entry for a map of places, as long as the piece is there. */
export function placeOf(model: BoardModel, id: string): [string, Position][] {
  const pos = model.piece(id)?.pos;
  return pos ? [[id, pos]] : [];
}

function fitOf(model: BoardModel): Fit {
  return fitPieces(model.piece, model.ids(), model.links());
}

// A piece whose knobs did not change keeps its object, and so does not render again.
function keepSame(before: Fit, after: Fit): Fit {
  const joints = new Map<string, Joints>();
  for (const [id, next] of after.joints) {
    const old = before.joints.get(id);
    joints.set(id, old && JSON.stringify(old) === JSON.stringify(next) ? old : next);
  }
  return { joints, fitted: after.fitted };
}

function sameFrames(one: Frames, other: Frames): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
