import * as Y from "yjs";
import { BoardModel, type NewPiece } from "../../src/board/model";
import { Pair } from "./replicas";

export const ANA = "person-ana-0000000000";
export const BEN = "person-ben-0000000000";

export function goal(text = "Halve the scrap rate", pos: readonly [number, number] = [700, 100]): NewPiece {
  return { kind: "goal", zone: "strategy", pos, text };
}

export function challenge(text = "Two sites, two planning systems"): NewPiece {
  return { kind: "challenge", zone: "strategy", pos: [1100, 100], text };
}

/** Ana and Ben at one board. */
export function table(): { pair: Pair; ana: BoardModel; ben: BoardModel } {
  const pair = new Pair();
  const ana = new BoardModel(pair.a, { person: ANA, canEdit: true });
  const ben = new BoardModel(pair.b, { person: BEN, canEdit: true });
  return { pair, ana, ben };
}

export function alone(canEdit = true): { doc: Y.Doc; model: BoardModel } {
  const doc = new Y.Doc();
  return { doc, model: new BoardModel(doc, { person: ANA, canEdit }) };
}
