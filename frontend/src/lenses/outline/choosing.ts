import type { Board } from "../../shell/board";
import type { OutlineState } from "./outlineState";

/** A press chooses one, with Ctrl one more, with Shift all up to there; as on the map. */
export function choose(board: Board, state: OutlineState, id: string, press: React.MouseEvent): void {
  const { desk } = board;
  if ((press.target as Element).closest("button, textarea, [role=menu]")) return;
  const chosen = desk.selection.get();
  if (press.ctrlKey || press.metaKey) {
    desk.select(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id], { open: false });
  } else if (press.shiftKey && (state.anchor ?? desk.focused.get())) chooseTo(board, state, id);
  else {
    state.anchor = id;
    desk.select([id]);
  }
}

/** All pieces between the one where choosing began and this one, as the outline reads. */
export function chooseTo({ desk }: Board, state: OutlineState, id: string): void {
  const order = allIds(state);
  state.anchor ??= desk.focused.get() ?? id;
  const [from, to] = [order.indexOf(state.anchor), order.indexOf(id)];
  if (from < 0 || to < 0) return;
  desk.select(order.slice(Math.min(from, to), Math.max(from, to) + 1), { open: false });
}

export function allIds({ sections }: OutlineState): string[] {
  return sections.flatMap(({ groups }) => groups.flatMap(({ ids }) => ids));
}
