import { useMemo, useSyncExternalStore } from "react";
import type { BoardModel, Piece } from "../board/model";
import type { Kind } from "../board/schema.gen";
import { useBoard, useModel } from "../shell/board";
import type { LensName } from "../shell/lens";
import { useValue } from "../shell/value";

/** All pieces of these kinds, in the order of their ids; renders again when one of them changes, once a frame at most. */
export function usePieces(...kinds: readonly Kind[]): readonly Piece[] {
  const model = useModel();
  const key = kinds.join();
  const watch = useMemo(() => watchPieces(model, new Set(key.split(",") as Kind[])), [model, key]);
  return useSyncExternalStore(watch.subscribe, watch.get);
}

function watchPieces(model: BoardModel, kinds: ReadonlySet<Kind>) {
  let known: readonly Piece[] | undefined;
  const read = () =>
    model.ids().flatMap((id) => {
      const piece = model.piece(id);
      return piece && kinds.has(piece.kind) ? [piece] : [];
    });
  return {
    get: () => (known ??= read()),
    subscribe: (changed: () => void) => {
      let frame = 0;
      const look = () => {
        frame = 0;
        const now = read();
        if (now.length === known?.length && now.every((piece, index) => piece === known?.[index])) return;
        known = now;
        changed();
      };
      const soon = () => {
        frame ||= requestAnimationFrame(look);
      };
      const off = model.onAnyPiece(soon);
      soon();
      return () => {
        cancelAnimationFrame(frame);
        off();
      };
    },
  };
}

/** Which part of a lens is shown; remembered while the page is open. */
export function useLensView<View extends string>(lens: LensName, first: View): [View, (next: View) => void] {
  const { desk } = useBoard();
  const views = useValue(desk.views);
  return [(views[lens] as View) ?? first, (next) => desk.views.set({ ...desk.views.get(), [lens]: next })];
}
