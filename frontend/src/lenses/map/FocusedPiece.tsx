import { useStore, ViewportPortal } from "@xyflow/react";
import { useEffect, useLayoutEffect, useRef } from "react";
import { useBoard, useIds, useLanguage, usePerson, usePiece } from "../../shell/board";
import { pieceLabel } from "../../shell/label";
import { useIsClosed } from "../../shell/locks";
import { useValue } from "../../shell/value";
import { useMap } from "./map";
import { outline } from "./outline";

/**
 * The map's one Tab stop: an element on top of the focused piece. Pieces out of sight are unmounted, the focus must
 * not go with them; and a new element for each piece makes a screen reader say it.
 */
export function FocusedPiece({ wanted }: { wanted: React.RefObject<boolean> }) {
  const { desk } = useBoard();
  const [first] = useIds();
  const focused = useValue(desk.focused) ?? first;
  return <ViewportPortal>{focused && <Stop key={focused} id={focused} wanted={wanted} />}</ViewportPortal>;
}

function Stop({ id, wanted }: { id: string; wanted: React.RefObject<boolean> }) {
  useLanguage();
  const { desk } = useBoard();
  const piece = usePiece(id);
  const author = usePerson(piece?.by ?? "");
  const joints = useValue(useMap().fit).joints.get(id) ?? {};
  const stop = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (wanted.current) stop.current?.focus({ preventScroll: true });
    wanted.current = false;
  }, [wanted]);
  // Whoever is on the piece when it goes stays on the map, wherever its Tab stop is then.
  useLayoutEffect(() => {
    const el = stop.current;
    return () => {
      if (el && document.activeElement === el) wanted.current = true;
    };
  }, [wanted]);
  // Where the piece is shown: on its way, moved by keys or by hand, before that is written.
  const shown = useStore(({ nodeLookup }) => nodeLookup.get(id)?.internals.positionAbsolute);
  const closed = useIsClosed(piece?.zone);
  if (!piece) return null;
  const [x, y] = shown ? [shown.x, shown.y] : piece.pos;
  const [width, height] = piece.size;
  return (
    <button
      ref={stop}
      type="button"
      className="focus-stop"
      data-map-focus={id}
      aria-label={pieceLabel(piece, author?.name, closed)}
      style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
      onFocus={() => desk.focused.set(id)}
    >
      <svg width={width} height={height} aria-hidden="true" focusable="false">
        <path className="focus-gap" d={outline(width, height, joints)} />
        <path className="focus-ring" d={outline(width, height, joints)} />
      </svg>
    </button>
  );
}
