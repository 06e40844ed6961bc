import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { useBoard, useCanEdit, useLanguage, usePiece } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { pieceLabel } from "../../shell/label";
import { useIsClosed } from "../../shell/locks";
import { usePart, useValue } from "../../shell/value";
import { useSeen } from "../../shell/visit/useSeen";
import { layoutCard } from "./cardLayout";
import { detail } from "./detail";
import { KnobHandles } from "./KnobHandles";
import { useMap } from "./map";
import { type Joints, outline } from "./outline";
import { PieceText } from "./PieceText";
import { ANCHOR } from "./pieceNodes";

const PLAIN: Joints = {};

/** One piece of the puzzle: its outline with knobs and sockets, and its words. */
export const PieceNode = memo(function PieceNode({ id, selected, dragging }: NodeProps) {
  useLanguage();
  const board = useBoard();
  const map = useMap();
  const piece = usePiece(id);
  const level = useValue(detail);
  const editable = useCanEdit();
  const joints = usePart(map.fit, (fit) => fit.joints.get(id)) ?? PLAIN;
  const editing = usePart(board.desk.editing, (edited) => edited === id);
  const hovered = usePart(board.desk.hovered, (over) => over === id);
  const alone = usePart(board.desk.selection, ({ length }) => length === 1);
  const away = usePart(map.away, (all) => all.has(id));
  const dimmed = usePart(map.dimmed, (all) => all.has(id));
  const related = usePart(map.related, (all) => all.has(id));
  const fresh = usePart(board.desk.fresh, (all) => all.get(id));
  const closed = useIsClosed(piece?.zone);
  // From afar one sees that there is something new, not what: it stays marked.
  const changed = useSeen(id, level.level === "full");
  if (!piece) return null;

  const [width, height] = piece.size;
  const classes = ["piece", `zone-${piece.zone}`, `kind-${piece.kind}`, `level-${level.level}`];
  if (selected) classes.push("is-selected");
  if (related) classes.push("is-related");
  if (dimmed) classes.push("is-dimmed");
  if (closed) classes.push("is-locked");
  if (away) classes.push("is-away");
  if (dragging) classes.push("is-dragging");
  if (fresh === "mine") classes.push("is-landing");
  else if (fresh || changed) classes.push("is-new");
  const label = pieceLabel(piece);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a piece is not a set of form fields
    <div className={classes.join(" ")} role="group" aria-label={label} title={label}>
      <svg className="piece-shape" width={width} height={height} aria-hidden="true" focusable="false">
        <path d={outline(width, height, joints)} />
      </svg>
      {!editing && <PieceText piece={piece} layout={layoutCard(piece, joints, level)} full={level.level === "full"} />}
      {closed && level.level === "full" && (
        <span className="piece-lock">
          <Icon name="lock" size={14} />
        </span>
      )}
      <i className="anchor source" data-handleid={ANCHOR} data-handlepos="top" />
      {(hovered || (selected && alone)) && editable && <KnobHandles id={id} />}
    </div>
  );
});
