import {
  type Connection,
  ConnectionMode,
  type Node,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStoreApi,
} from "@xyflow/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { t } from "../../i18n";
import { useBoard, useLanguage, useModel } from "../../shell/board";
import { canEdit, makeLink, type PossibleLink, possibleLinks, startEditing } from "../../shell/commands";
import { useValue } from "../../shell/value";
import { detail, FULL_FROM, setZoom } from "./detail";
import { EditLayer } from "./EditLayer";
import { FocusedPiece } from "./FocusedPiece";
import { Ghosts } from "./Ghosts";
import { LinkChoice } from "./LinkChoice";
import { MapContext } from "./map";
import { Others } from "./Others";
import { Overview } from "./Overview";
import { PieceNode } from "./PieceNode";
import { Plates } from "./Plates";
import { pieceAt } from "./pieceAt";
import { type PieceFlowNode, usePieceNodes } from "./pieceNodes";
import { LEAST_ZOOM, MOST_ZOOM, useCamera } from "./useCamera";
import { useDrag } from "./useDrag";
import { useFirstSight } from "./useFirstSight";
import { type MapActions, useMapKeys } from "./useMapKeys";
import { useMapState } from "./useMapState";
import { useNudge } from "./useNudge";
import { useWires } from "./useWires";
import { Wire } from "./Wire";
import { ZoomControls } from "./ZoomControls";
import { mainKind, zoneAt } from "./zones";

const NODE_TYPES = { piece: PieceNode };
const EDGE_TYPES = { wire: Wire };
const NOTHING: never[] = [];
const NO_ATTRIBUTION = { hideAttribution: true };
const ADD_KEYS = ["Shift", "Meta", "Control"];

/** The board as one picture: the zones round the customer strategy, and every piece in its place. */
export function MapLens() {
  return (
    <ReactFlowProvider>
      <MapCanvas />
    </ReactFlowProvider>
  );
}

type Choosing = { links: PossibleLink[]; x: number; y: number };

function MapCanvas() {
  useLanguage();
  const board = useBoard();
  const { desk, session } = board;
  const model = useModel();
  const map = useMapState(model);
  const flow = useReactFlow();
  const store = useStoreApi();
  const overview = useValue(detail).level === "overview";
  const { nodes, onNodesChange, place, holding } = usePieceNodes(model, desk);
  const wires = useWires(model, desk, map);
  const handlers = useDrag(board, map, holding);
  const nudge = useNudge(board, map, holding, place);
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const focusWanted = useRef(false);
  const editable = canEdit(board);

  const focus = useCallback(() => {
    const stop = document.querySelector<HTMLElement>("[data-map-focus]");
    stop?.focus({ preventScroll: true });
  }, []);
  const camera = useCamera(model, desk, map, focus);
  useFirstSight(session, map, camera);

  const actions = useMemo<MapActions>(
    () => ({
      focusPiece: (id) => {
        focusWanted.current = true;
        desk.focused.set(id);
        camera.reveal(id);
      },
      nudge,
      compose: () => document.getElementById("composer-text")?.focus(),
      search: () => document.getElementById("board-search")?.focus(),
    }),
    [desk, camera, nudge],
  );
  useMapKeys(board, actions);

  useEffect(() => {
    setZoom(store.getState().transform[2]);
    return store.subscribe(({ transform }) => setZoom(transform[2]));
  }, [store]);
  useEffect(
    () => desk.selection.subscribe(() => session.setPresence({ selection: [...desk.selection.get()] })),
    [desk, session],
  );
  useEffect(
    () =>
      desk.panelOpen.subscribe(() => {
        const [id] = desk.selection.get();
        // The canvas has its new width only after the panel is laid out.
        if (id && desk.panelOpen.get()) setTimeout(() => camera.reveal(id), 80);
      }),
    [desk, camera],
  );
  useEffect(
    () =>
      desk.editing.subscribe(() => {
        const id = desk.editing.get();
        if (id && store.getState().transform[2] < FULL_FROM * 0.7) camera.show([id]);
      }),
    [desk, store, camera],
  );

  const onPointerMove = (event: React.PointerEvent) => {
    if (event.pointerType === "touch") return;
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
    session.setPresence({ cursor: [Math.round(x), Math.round(y)] });
  };
  const under = (event: { clientX: number; clientY: number }) =>
    pieceAt(model, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false }));

  const onPaneClick = (event: React.MouseEvent) => {
    const piece = overview ? under(event) : undefined;
    desk.select(piece ? [piece.id] : []);
    if (piece) camera.show([piece.id]);
  };
  const onNodeClick = (event: React.MouseEvent, { id }: Node) => {
    if (event.shiftKey || event.ctrlKey || event.metaKey) return;
    desk.select([id]);
    focus();
  };
  const onDoubleClick = (event: React.MouseEvent) => {
    if (!editable || !(event.target as Element).classList.contains("react-flow__pane")) return;
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
    const zone = zoneAt(map.frames.get(), [x, y]);
    const id = model.create({ kind: mainKind(zone, desk.composerKind.get()), zone, pos: [x - 40, y - 24] });
    desk.select([id], { open: false });
    startEditing(board, id);
  };
  const offer = (from: string, to: string, x: number, y: number) => {
    const links = possibleLinks(board, from, to);
    if (links.length === 0) desk.say(t("These two pieces cannot be linked."));
    else if (links[0] && links.length === 1) makeLink(board, links[0]);
    else setChoosing({ links, x, y });
  };
  const onConnectEnd = (event: MouseEvent | TouchEvent, state: { fromNode: { id: string } | null }) => {
    const point = "changedTouches" in event ? event.changedTouches[0] : event;
    const target = point && under(point);
    if (state.fromNode && target && target.id !== state.fromNode.id)
      offer(state.fromNode.id, target.id, point.clientX, point.clientY);
  };

  return (
    <MapContext.Provider value={map}>
      <section
        className="map-lens"
        aria-label={t("Map")}
        onPointerMove={onPointerMove}
        onPointerLeave={() => session.setPresence({ cursor: null })}
        onDoubleClick={onDoubleClick}
      >
        <ReactFlow<PieceFlowNode>
          nodes={overview ? NOTHING : nodes}
          edges={overview ? NOTHING : wires}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onNodesChange={onNodesChange}
          onNodeClick={onNodeClick}
          onNodeDoubleClick={(_, { id }) => startEditing(board, id)}
          onNodeMouseEnter={(_, { id }) => desk.hovered.set(id)}
          onNodeMouseLeave={() => desk.hovered.set(null)}
          onNodeDragStart={handlers.start}
          onNodeDrag={handlers.drag}
          onNodeDragStop={handlers.stop}
          onSelectionDragStart={(event, dragged) => handlers.start(event, dragged[0] as Node, dragged)}
          onSelectionDrag={(event, dragged) => handlers.drag(event, dragged[0] as Node, dragged)}
          onSelectionDragStop={(event, dragged) => handlers.stop(event, dragged[0] as Node, dragged)}
          onPaneClick={onPaneClick}
          onConnect={(_: Connection) => undefined}
          onConnectEnd={onConnectEnd}
          onlyRenderVisibleElements
          nodesDraggable={editable}
          nodesConnectable={editable}
          nodesFocusable={false}
          edgesFocusable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode="Shift"
          multiSelectionKeyCode={ADD_KEYS}
          connectionMode={ConnectionMode.Loose}
          connectOnClick={false}
          nodeDragThreshold={4}
          minZoom={LEAST_ZOOM}
          maxZoom={MOST_ZOOM}
          panOnScroll
          zoomOnDoubleClick={false}
          proOptions={NO_ATTRIBUTION}
        >
          <Plates />
          <Overview />
          <Ghosts />
          <FocusedPiece wanted={focusWanted} />
          <EditLayer />
          <Others />
        </ReactFlow>
        <ZoomControls />
        {choosing && <LinkChoice {...choosing} onChosen={() => setChoosing(null)} />}
      </section>
    </MapContext.Provider>
  );
}
