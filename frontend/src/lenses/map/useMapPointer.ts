import { type Node, useReactFlow } from "@xyflow/react";
import { type MouseEvent as ReactMouseEvent, type PointerEvent as ReactPointerEvent, useMemo } from "react";
import { t } from "../../i18n";
import type { Board } from "../../shell/board";
import { canEdit, makeLink, type PossibleLink, possibleLinks, startEditing } from "../../shell/commands";
import { isClosed, sayClosed } from "../../shell/locks";
import { detail } from "./detail";
import type { MapState } from "./map";
import { pieceAt } from "./pieceAt";
import { mainKind, zoneAt } from "./zones";

export type Choosing = { links: PossibleLink[]; x: number; y: number };
type Point = { clientX: number; clientY: number };

const FREELY = { snapToGrid: false };

/**
 * What a mouse, a pen or a finger does on the map. The handlers stay the same from one render to the next: with new
 * ones React Flow would render every piece again for each step of a drag.
 */
export function useMapPointer(board: Board, map: MapState, choose: (choosing: Choosing) => void) {
  const flow = useReactFlow();
  return useMemo(() => {
    const { desk, session } = board;
    const pointOf = ({ clientX, clientY }: Point) => flow.screenToFlowPosition({ x: clientX, y: clientY }, FREELY);
    const under = (event: Point) => pieceAt(session.model(), pointOf(event));

    const offer = (from: string, to: string, { clientX, clientY }: Point) => {
      const links = possibleLinks(board, from, to);
      if (links.length === 0) desk.say(t("These two pieces cannot be linked."));
      else if (links[0] && links.length === 1) makeLink(board, links[0]);
      else choose({ links, x: clientX, y: clientY });
    };

    return {
      onPointerMove: (event: ReactPointerEvent) => {
        if (event.pointerType === "touch") return;
        const { x, y } = pointOf(event);
        session.setPresence({ cursor: [Math.round(x), Math.round(y)] });
      },
      onPointerLeave: () => session.setPresence({ cursor: null }),
      onDoubleClick: (event: ReactMouseEvent) => {
        if (!canEdit(board) || !(event.target as Element).classList.contains("react-flow__pane")) return;
        // Seen from afar, two clicks on a piece mean that piece.
        if (detail.get().level === "overview" && under(event)) return;
        const { x, y } = pointOf(event);
        const zone = zoneAt(map.frames.get(), [x, y]);
        if (isClosed(board, zone)) return sayClosed(board, zone);
        const kind = mainKind(zone, desk.composerKind.get());
        const id = session.model().create({ kind, zone, pos: [x - 40, y - 24] });
        desk.select([id], { open: false });
        startEditing(board, id);
      },
      onPaneClick: (event: ReactMouseEvent) => {
        const piece = detail.get().level === "overview" ? under(event) : undefined;
        desk.select(piece ? [piece.id] : []);
        if (piece) desk.camera?.show([piece.id]);
      },
      onNodeClick: (event: ReactMouseEvent, { id }: Node) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey) return;
        desk.select([id]);
        desk.camera?.focus(id);
      },
      onNodeDoubleClick: (_: ReactMouseEvent, { id }: Node) => startEditing(board, id),
      onNodeMouseEnter: (_: ReactMouseEvent, { id }: Node) => desk.hovered.set(id),
      onNodeMouseLeave: () => desk.hovered.set(null),
      onSelectionEnd: () => {
        // What several pieces can do together stands in the panel.
        if (desk.selection.get().length > 1) desk.panelOpen.set(true);
      },
      onConnectEnd: (event: MouseEvent | TouchEvent, state: { fromNode: { id: string } | null }) => {
        const point = "changedTouches" in event ? event.changedTouches[0] : event;
        const target = point && under(point);
        if (point && target && state.fromNode && target.id !== state.fromNode.id)
          offer(state.fromNode.id, target.id, point);
      },
    };
  }, [board, map, flow, choose]);
}
