import { useEffect, useMemo, useState } from "react";
import type { BoardModel, Piece } from "../../board/model";
import type { Zone } from "../../board/schema.gen";
import { allPieces } from "../../lenses/map/useMapState";
import type { Frame } from "../../lenses/map/zones";
import { useArrived, useBoard, useModel } from "../../shell/board";
import type { LensName } from "../../shell/lens";
import { useStage } from "../../shell/stage";
import { useNow, useScript } from "../../shell/workshop";
import { useSpotlight } from "../spotlight/spotlight";
import { frameOfPiece, frameOfPieces, frameOfZones, isWithin, type Laid, type Sight, sightOf } from "./sight";

const LOOK_MS = 350;
const FIRST_MS = 50;

/** Keeps in sight what the room looks at, as the board grows. Returns the lens it is seen through. */
export function useSight(): LensName {
  const { desk } = useBoard();
  const [model, arrived] = [useModel(), useArrived()];
  const [spotlight, script, now] = [useSpotlight(), useScript(), useNow()];
  const laid = useStage("hands").laid as Laid | undefined;
  const [overAt, setOverAt] = useState("");
  const sight = sightOf(spotlight, laid && laid.at > overAt ? laid : undefined, now?.at ?? "");
  const [at, open] = [now?.at, (now && script?.stages[now.index]?.opens.zones) || []];
  // The same values are the same sight, whatever object they came in.
  const key = JSON.stringify([sight, open]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each stage has its own beginning
  const sinceStage = useMemo(() => (arrived ? changesOf(model) : () => []), [model, arrived, at]);
  useEffect(() => {
    const [seen, zones] = JSON.parse(key) as [Sight, string[]];
    desk.look(seen.lens);
    if (seen.lens !== "map" || !arrived) return;
    return watch(model, (came, isNew) => {
      const busy = new Set(sinceStage().map(({ zone }) => zone));
      const shown = frameFor(seen, model, zones, busy);
      if (seen.kind === "laid" && came.some((piece) => isStray(piece, seen, shown))) return setOverAt(seen.at);
      if (shown && isNew(shown)) desk.camera?.fitFrame(shown.x, shown.y, shown.width, shown.height);
    });
  }, [desk, model, arrived, sinceStage, key]);
  return sight.lens;
}

function frameFor(seen: Sight, model: BoardModel, open: readonly string[], busy: ReadonlySet<Zone>): Frame | undefined {
  if (seen.kind === "led") return seen.view ?? undefined;
  const laid = seen.kind === "laid" && frameOfPieces(seen.pieces.flatMap((id) => model.piece(id) ?? []));
  return laid || frameOfZones(allPieces(model), open, busy);
}

function isStray(piece: Piece, { pieces }: { pieces: readonly string[] }, shown: Frame | undefined): boolean {
  return !pieces.includes(piece.id) && shown !== undefined && !isWithin(frameOfPiece(piece), shown);
}

/** Which pieces came or moved from now on. */
function changesOf(model: BoardModel): () => readonly Piece[] {
  const before = new Map(allPieces(model).map((piece) => [piece.id, String(piece.pos)]));
  return () => allPieces(model).filter(({ id, pos }) => before.get(id) !== String(pos));
}

/**
 * Looks now, when the canvas has another size, and a moment after the board changed: with what came or moved since the
 * beginning, and whether a frame shows more than what is in sight.
 */
function watch(model: BoardModel, look: (came: readonly Piece[], isNew: (frame: Frame) => boolean) => void) {
  const changes = changesOf(model);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: Frame | undefined;
  const isNew = (frame: Frame) => {
    if (shown && isWithin(frame, shown)) return false;
    shown = frame;
    return true;
  };
  const turn = () => {
    timer = undefined;
    look(changes(), isNew);
  };
  const soon = () => {
    timer ??= setTimeout(turn, LOOK_MS);
  };
  const resized = new ResizeObserver(() => {
    shown = undefined;
    soon();
  });
  const canvas = document.querySelector(".screen-map");
  if (canvas) resized.observe(canvas);
  const leave = [model.onIds(soon), model.onGeometry(soon), () => resized.disconnect(), () => clearTimeout(timer)];
  timer = setTimeout(turn, FIRST_MS);
  return () => {
    for (const off of leave) off();
  };
}
