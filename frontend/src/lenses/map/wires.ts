import type { Edge } from "@xyflow/react";
import type { BoardModel, Link, Piece } from "../../board/model";
import type { Side } from "./outline";
import type { Frame } from "./zones";

export type WireData = { kinds: readonly Link["kind"][]; active: boolean };
export type WireEdge = Edge<WireData, "wire">;

/**
 * The links that are not fitted, as edges, one for each pair of pieces. Links between zones show only for pieces that
 * are looked at: ten actions drawn to three goals would hide the picture.
 */
export function wireEdges(model: BoardModel, fitted: ReadonlySet<string>, looked: ReadonlySet<string>): WireEdge[] {
  const pairs = new Map<string, WireEdge>();
  for (const link of model.links()) {
    const [from, to] = [model.piece(link.from), model.piece(link.to)];
    if (!from || !to || fitted.has(link.id)) continue;
    const active = looked.has(from.id) || looked.has(to.id);
    if (!active && !isQuiet(from, to)) continue;
    const pair = `${from.id} ${to.id}`;
    const known = pairs.get(pair)?.data?.kinds ?? [];
    pairs.set(pair, edgeOf(link, active, [...known, link.kind]));
  }
  return [...pairs.values()];
}

/** Drawn all the time: inside the customer strategy, where the links are the picture. */
export function isQuiet(from: Piece, to: Piece): boolean {
  return from.zone === "strategy" && to.zone === "strategy";
}

function edgeOf(link: Link, active: boolean, kinds: WireData["kinds"]): WireEdge {
  return {
    id: link.id,
    type: "wire",
    source: link.from,
    target: link.to,
    focusable: false,
    selectable: false,
    interactionWidth: 0,
    // Told by the panel of either piece, in words; here React Flow would read out ids.
    domAttributes: { "aria-hidden": true },
    data: { kinds, active },
  };
}

export function nearestSides(from: Frame, to: Frame): [Side, Side] {
  const acrossMiddle = to.x + to.width / 2 - from.x - from.width / 2;
  const downMiddle = to.y + to.height / 2 - from.y - from.height / 2;
  const across = Math.abs(acrossMiddle) - (from.width + to.width) / 2;
  const down = Math.abs(downMiddle) - (from.height + to.height) / 2;
  if (down >= across) return downMiddle > 0 ? ["b", "t"] : ["t", "b"];
  return acrossMiddle > 0 ? ["r", "l"] : ["l", "r"];
}
