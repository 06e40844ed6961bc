import { type RefObject, useEffect } from "react";
import { useBoard } from "../../shell/board";
import type { Camera } from "../../shell/desk";
import { focusLine, lineOf } from "./lines";
import { type OutlineState, rowOf } from "./outlineState";

// What was made, unfolded or filtered in just now is there within a few frames.
const PATIENCE_FRAMES = 12;

/** The page's own camera, for lines that may be folded up: what is to be seen or focused is unfolded first. */
export function useOutlineCamera(tree: RefObject<HTMLElement | null>, state: OutlineState, unfoldAll: () => void) {
  const { desk, session } = useBoard();
  useEffect(() => {
    const page = desk.camera;
    if (!page) return;
    let frame = 0;
    const withLine = (row: string, act: (line: HTMLElement) => void) => {
      cancelAnimationFrame(frame);
      const look = (patience: number) => {
        const line = tree.current && lineOf(tree.current, row);
        if (line) act(line);
        else if (patience > 0) frame = requestAnimationFrame(() => look(patience - 1));
      };
      look(PATIENCE_FRAMES);
    };
    const unfold = (id: string) => {
      const piece = session.model().piece(id);
      if (!piece) return;
      state.unfold([rowOf.zone(piece.zone), rowOf.kind(piece.zone, piece.kind)]);
      if (tree.current && !lineOf(tree.current, rowOf.piece(id))) unfoldAll();
    };
    const reveal = (id: string) => {
      unfold(id);
      withLine(rowOf.piece(id), (line) => {
        if (document.activeElement === document.body) state.active.set(rowOf.piece(id));
        line.scrollIntoView({ block: "nearest" });
      });
    };
    const camera: Camera = {
      ...page,
      show: (ids) => {
        if (ids[0]) reveal(ids[0]);
      },
      reveal,
      focus: (id) => {
        const wanted = id ?? desk.focused.get();
        if (wanted) unfold(wanted);
        const before = document.activeElement;
        withLine(wanted ? rowOf.piece(wanted) : state.active.get(), (line) => {
          // Meanwhile the keyboard may have gone elsewhere by itself, out of the outline.
          const now = document.activeElement;
          if (now !== before && now !== document.body && !tree.current?.contains(now)) return;
          state.active.set(line.dataset.row ?? "");
          focusLine(line);
        });
      },
    };
    desk.camera = camera;
    return () => {
      cancelAnimationFrame(frame);
      if (desk.camera === camera) desk.camera = undefined;
    };
  }, [desk, session, state, tree, unfoldAll]);
}
