import { ConnectionMode, ReactFlow, ReactFlowProvider, useStoreApi } from "@xyflow/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { t } from "../../i18n";
import { useBoard, useCanEdit, useLanguage, useModel } from "../../shell/board";
import { useValue } from "../../shell/value";
import { detail, FULL_FROM, setZoom } from "./detail";
import { EditLayer } from "./EditLayer";
import { FocusedPiece } from "./FocusedPiece";
import { FollowBar } from "./FollowBar";
import { Ghosts } from "./Ghosts";
import { LinkChoice } from "./LinkChoice";
import { Minimap } from "./Minimap";
import { MapContext } from "./map";
import { Others } from "./Others";
import { Overview } from "./Overview";
import { PieceNode } from "./PieceNode";
import { Plates } from "./Plates";
import { type PieceFlowNode, usePieceNodes } from "./pieceNodes";
import { LEAST_ZOOM, MOST_ZOOM, useCamera } from "./useCamera";
import { useDimmed } from "./useDimmed";
import { useDrag } from "./useDrag";
import { useFirstSight } from "./useFirstSight";
import { useFollow } from "./useFollow";
import { type MapActions, useMapKeys } from "./useMapKeys";
import { type Choosing, useMapPointer } from "./useMapPointer";
import { useMapState } from "./useMapState";
import { useNudge } from "./useNudge";
import { useSelectedInSight } from "./useSelectedInSight";
import { useWholeBoard } from "./useWholeBoard";
import { useWires } from "./useWires";
import { Wire } from "./Wire";
import { ZoneRow } from "./ZoneRow";
import { ZoomControls } from "./ZoomControls";

const NODE_TYPES = { piece: PieceNode };
const EDGE_TYPES = { wire: Wire };
const NOTHING: never[] = [];
const ORIGIN = { x: 0, y: 0, zoom: 1 };
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

function MapCanvas() {
  useLanguage();
  const board = useBoard();
  const { desk } = board;
  const model = useModel();
  const map = useMapState(model);
  const store = useStoreApi();
  const overview = useValue(detail).level === "overview";
  const { nodes, onNodesChange, place, holding } = usePieceNodes(board, model, map.dimmed);
  useDimmed(model, map);
  const wires = useWires(model, desk, map);
  const drag = useDrag(board, map, holding, place);
  const nudge = useNudge(board, map, holding, place);
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const { onPointerMove, onPointerLeave, onDoubleClick, ...pointer } = useMapPointer(board, map, setChoosing);
  const onMove = useFollow(board);
  const focusWanted = useRef(false);
  const editable = useCanEdit();

  const focus = useCallback(
    (id?: string) => {
      const wanted = id ?? desk.focused.get();
      const stop = document.querySelector<HTMLElement>("[data-map-focus]");
      if (!wanted || stop?.dataset.mapFocus === wanted) {
        stop?.focus({ preventScroll: true });
      } else {
        // Chosen just now: its element comes with the next render, and takes the focus then.
        focusWanted.current = true;
        desk.focused.set(wanted);
      }
    },
    [desk],
  );
  const camera = useCamera(model, board, map, focus);
  const seen = useFirstSight(board, map, camera);
  useWholeBoard(board, map, camera);
  useSelectedInSight(desk, map, camera);

  const actions = useMemo<MapActions>(
    () => ({
      focusPiece: (id) => {
        focus(id);
        camera.reveal(id);
      },
      isShown: (id) => !map.dimmed.get().has(id),
      nudge,
    }),
    [focus, camera, map, nudge],
  );
  useMapKeys(board, actions);

  useEffect(() => {
    const look = () => setZoom(store.getState().transform[2], model.ids().length);
    look();
    const leave = [store.subscribe(look), model.onIds(look)];
    return () => {
      for (const off of leave) off();
    };
  }, [store, model]);
  useEffect(
    () =>
      desk.editing.subscribe(() => {
        const id = desk.editing.get();
        if (id && store.getState().transform[2] < FULL_FROM * 0.7) camera.show([id]);
      }),
    [desk, store, camera],
  );
  const layers = useMemo(
    () => (
      <>
        <Plates />
        <Overview />
        <Ghosts />
        <FocusedPiece wanted={focusWanted} />
        <EditLayer />
        <Others />
      </>
    ),
    [],
  );

  return (
    <MapContext.Provider value={map}>
      <section
        className={seen ? "map-lens" : "map-lens is-unseen"}
        aria-label={t("Map")}
        onPointerMove={onPointerMove}
        onPointerLeave={onPointerLeave}
        onDoubleClick={onDoubleClick}
      >
        <ZoneRow />
        <ReactFlow<PieceFlowNode>
          nodes={overview ? NOTHING : nodes}
          edges={overview ? NOTHING : wires}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onNodesChange={onNodesChange}
          {...pointer}
          {...drag}
          onMove={onMove}
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
          defaultViewport={desk.mapView ?? ORIGIN}
          proOptions={NO_ATTRIBUTION}
        >
          {layers}
        </ReactFlow>
        <ZoomControls />
        <Minimap />
        <FollowBar />
        {choosing && <LinkChoice {...choosing} onChosen={() => setChoosing(null)} />}
      </section>
    </MapContext.Provider>
  );
}
