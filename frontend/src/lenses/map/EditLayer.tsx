import { ViewportPortal } from "@xyflow/react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { bindTextarea } from "../../board/text";
import { t } from "../../i18n";
import { useBoard, useModel, usePiece } from "../../shell/board";
import { redo, undo } from "../../shell/commands";
import { isFixed } from "../../shell/locks";
import { rescueWords } from "../../shell/rescue";
import { useValue } from "../../shell/value";
import { kindPrompt, kindWord } from "../../shell/words";
import { layoutCard } from "./cardLayout";
import { detail } from "./detail";
import { useMap } from "./map";
import { outline } from "./outline";
import { settle } from "./settle";

/** The one text field of the map. It lives outside of the pieces: panning a piece out of sight must not end typing. */
export function EditLayer() {
  const editing = useValue(useBoard().desk.editing);
  return <ViewportPortal>{editing && <EditedPiece key={editing} id={editing} />}</ViewportPortal>;
}

function EditedPiece({ id }: { id: string }) {
  const board = useBoard();
  const model = useModel();
  const piece = usePiece(id);
  const level = useValue(detail);
  const joints = useValue(useMap().fit).joints.get(id) ?? {};
  const field = useRef<HTMLTextAreaElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(piece?.size[1] ?? 0);
  // A piece that came back by undo has a new text to bind.
  const text = piece && model.text(id);

  useLayoutEffect(() => {
    const el = field.current;
    if (!el || !text) return;
    const release = bindTextarea(el, text);
    el.focus({ preventScroll: true });
    el.setSelectionRange(el.value.length, el.value.length);
    return release;
  }, [text]);

  useLayoutEffect(() => {
    const el = card.current;
    if (!el) return;
    const observer = new ResizeObserver(() => setHeight(el.offsetHeight));
    observer.observe(el);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const el = field.current;
    board.session.setPresence({ editing: id });
    return () => {
      board.session.setPresence({ editing: null });
      // What was written before the zone was closed is not tidied up in it.
      if (!isFixed(board, id)) settle(board.session.model(), id, board.boot.me.person);
      rescueWords(board, id, el?.value ?? "");
    };
  }, [board, id]);

  if (!piece) return null;
  const layout = layoutCard(piece, joints, level);
  const [top, right, bottom, left] = layout.padding;
  const leave = () => {
    if (board.desk.editing.get() === id) board.desk.editing.set(null);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    event.stopPropagation();
    const command = event.ctrlKey || event.metaKey;
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" || (event.key === "Enter" && !event.shiftKey)) {
      event.preventDefault();
      leave();
      board.desk.camera?.focus();
    } else if (command && event.key.toLowerCase() === "z") {
      event.preventDefault();
      if (event.shiftKey) redo(board);
      else undo(board);
    }
  };
  return (
    <div
      ref={card}
      className={`edit-layer zone-${piece.zone} kind-${piece.kind}`}
      style={{
        transform: `translate(${piece.pos[0]}px, ${piece.pos[1]}px)`,
        width: piece.size[0],
        minHeight: piece.size[1],
      }}
    >
      <svg width={piece.size[0]} height={height} aria-hidden="true" focusable="false">
        <path d={outline(piece.size[0], height, joints)} />
      </svg>
      <div
        className="edit-kind"
        style={{ padding: `${top}px ${right}px 0 ${left}px`, fontSize: Math.max(12, level.type * 0.8) }}
      >
        {kindWord(piece.kind)}
      </div>
      <textarea
        ref={field}
        className="nodrag nopan nowheel"
        aria-label={t("Sentence of this piece")}
        placeholder={kindPrompt(piece.kind)}
        maxLength={board.boot.characters}
        style={{ padding: `0 ${right}px ${bottom}px ${left}px`, fontSize: layout.type, lineHeight: `${layout.line}px` }}
        onKeyDown={onKeyDown}
        onBlur={leave}
      />
    </div>
  );
}
