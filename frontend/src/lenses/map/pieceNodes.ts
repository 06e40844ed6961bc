import { type Node, type NodeChange, Position as NodeSide } from "@xyflow/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { BoardModel, Piece, Position } from "../../board/model";
import type { Board } from "../../shell/board";
import { isClosed } from "../../shell/locks";
import type { Value } from "../../shell/value";

export type PieceFlowNode = Node<Record<string, never>, "piece">;

/** The handle every piece has; the knobs one draws links from come with the pointer. */
export const ANCHOR = "c";

// A thumb that pans must not carry a piece away: there a piece is taken hold of by choosing it first.
const BY_THUMB = typeof matchMedia === "function" && matchMedia("(pointer: coarse)").matches;

const NO_DATA: Record<string, never> = {};

export type PieceNodes = {
  nodes: PieceFlowNode[];
  onNodesChange: (changes: NodeChange<PieceFlowNode>[]) => void;
  /** Shows pieces somewhere without writing it: the document learns it at the drop. */
  place: (positions: ReadonlyMap<string, Position>) => void;
  holding: Set<string>;
};

/** The nodes of React Flow: geometry and selection only. Remote moves of one frame become one update. */
export function usePieceNodes(board: Board, model: BoardModel, dimmed: Value<ReadonlySet<string>>): PieceNodes {
  const { desk, session } = board;
  const [nodes, setNodes] = useState<PieceFlowNode[]>([]);
  const [holding] = useState(() => new Set<string>());
  const dirty = useRef(new Set<string>());

  useEffect(() => {
    let frame = 0;
    const flush = () => {
      frame = 0;
      const changed = dirty.current;
      dirty.current = new Set();
      // In this very frame: what one lays is on the screen with the key that laid it.
      flushSync(() => setNodes((before) => nodesFor(board, before, changed, holding, dimmed.get())));
    };
    const soon = () => {
      frame ||= requestAnimationFrame(flush);
    };
    const leave = [
      model.onIds(soon),
      model.onGeometry((ids) => {
        for (const id of ids) dirty.current.add(id);
        soon();
      }),
      desk.selection.subscribe(soon),
      session.onLocks(soon),
      dimmed.subscribe(soon),
    ];
    setNodes(nodesFor(board, [], new Set(), holding, dimmed.get()));
    return () => {
      cancelAnimationFrame(frame);
      for (const off of leave) off();
    };
  }, [board, model, desk, session, holding, dimmed]);

  const place = useCallback((positions: ReadonlyMap<string, Position>) => {
    setNodes((before) =>
      before.map((node) => {
        const at = positions.get(node.id);
        return at ? { ...node, position: { x: at[0], y: at[1] } } : node;
      }),
    );
  }, []);

  const onNodesChange = useCallback(
    (changes: NodeChange<PieceFlowNode>[]) => {
      const moved = new Map<string, Position>();
      const chosen = new Set(desk.selection.get());
      let chose = false;
      for (const change of changes) {
        if (change.type === "position" && change.position) moved.set(change.id, [change.position.x, change.position.y]);
        if (change.type !== "select") continue;
        chose = true;
        if (change.selected) chosen.add(change.id);
        else chosen.delete(change.id);
      }
      if (moved.size > 0) place(moved);
      // While a piece is dragged its panel stays shut; a click opens it.
      if (chose) desk.select([...chosen], { open: false });
    },
    [desk, place],
  );

  return { nodes, onNodesChange, place, holding };
}

function nodesFor(
  board: Board,
  before: readonly PieceFlowNode[],
  moved: ReadonlySet<string>,
  holding: ReadonlySet<string>,
  dimmed: ReadonlySet<string>,
): PieceFlowNode[] {
  const model = board.session.model();
  const chosen = new Set(board.desk.selection.get());
  const known = new Map(before.map((node) => [node.id, node]));
  return model.ids().flatMap((id) => {
    const piece = model.piece(id);
    if (!piece) return [];
    const node = known.get(id) ?? { id, type: "piece" as const, data: NO_DATA, ...geometry(piece) };
    const placed = known.has(id) && moved.has(id) && !holding.has(id) ? { ...node, ...geometry(piece) } : node;
    return [held(placed, chosen.has(id), isClosed(board, piece.zone), dimmed.has(id))];
  });
}

/**
 * The same node when it is held so already. Without a word of its own it is draggable as the map is. What the filter
 * leaves out is not caught by drawing a frame around it; a click still chooses it.
 */
function held(node: PieceFlowNode, selected: boolean, closed: boolean, dimmed: boolean): PieceFlowNode {
  const draggable = closed ? false : BY_THUMB ? selected : undefined;
  const selectable = !dimmed;
  if (node.selected === selected && node.draggable === draggable && node.selectable === selectable) return node;
  const { draggable: _, ...free } = node;
  return draggable === undefined ? { ...free, selected, selectable } : { ...free, selected, selectable, draggable };
}

// With size and handles given, nodes out of sight are never mounted just to be measured.
function geometry({ pos, size: [width, height] }: Piece) {
  return {
    position: { x: pos[0], y: pos[1] },
    width,
    height,
    // The piece inside says what it is, and says it anew when its words change.
    domAttributes: { "aria-roledescription": undefined },
    handles: [
      { id: ANCHOR, type: "source" as const, position: NodeSide.Top, x: width / 2, y: height / 2, width: 1, height: 1 },
    ],
  };
}
