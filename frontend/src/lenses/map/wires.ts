import type { Edge } from "@xyflow/react";
import type { BoardModel, Link, Piece } from "../../board/model";
import { center } from "./zones";

export type WireData = { kind: Link["kind"]; active: boolean };
export type WireEdge = Edge<WireData, "wire">;

/**
 * The links that are not fitted, as edges. Links between zones show only for pieces that are looked at: ten actions
 * drawn to three goals would hide the picture.
 */
export function wireEdges(model: BoardModel, fitted: ReadonlySet<string>, looked: ReadonlySet<string>): WireEdge[] {
  return model.links().flatMap((link) => {
    const [from, to] = [model.piece(link.from), model.piece(link.to)];
    if (!from || !to || fitted.has(link.id)) return [];
    const active = looked.has(from.id) || looked.has(to.id);
    return active || isQuiet(from, to) ? [edgeOf(link, from, to, active)] : [];
  });
}

/** Drawn all the time: inside the customer strategy, where the links are the picture. */
export function isQuiet(from: Piece, to: Piece): boolean {
  return from.zone === "strategy" && to.zone === "strategy";
}

function edgeOf(link: Link, from: Piece, to: Piece, active: boolean): WireEdge {
  const [sourceHandle, targetHandle] = nearestSides(from, to);
  return {
    id: link.id,
    type: "wire",
    source: from.id,
    target: to.id,
    sourceHandle,
    targetHandle,
    focusable: false,
    selectable: false,
    interactionWidth: 0,
    zIndex: active ? 2 : 0,
    data: { kind: link.kind, active },
  };
}

export function nearestSides(from: Piece, to: Piece): [string, string] {
  const [ax, ay] = center(from);
  const [bx, by] = center(to);
  const across = Math.abs(bx - ax) - (from.size[0] + to.size[0]) / 2;
  const down = Math.abs(by - ay) - (from.size[1] + to.size[1]) / 2;
  if (down >= across) return by > ay ? ["b", "t"] : ["t", "b"];
  return bx > ax ? ["r", "l"] : ["l", "r"];
}
