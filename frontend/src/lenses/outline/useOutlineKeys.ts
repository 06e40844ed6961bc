import { useMemo } from "react";
import { HOME_ZONE, type Zone } from "../../board/schema.gen";
import type { Board } from "../../shell/board";
import { canEdit, startEditing } from "../../shell/commands";
import { isClosed, sayClosed } from "../../shell/locks";
import { mainKind } from "../map/zones";
import { ZONE_ORDER } from "../zoneOrder";
import { allIds, chooseTo } from "./choosing";
import { focusLine, lineAfter, lineBefore, linesIn, nameOf, parentOf, pieceOf } from "./lines";
import { goTo, unlink } from "./linking";
import { moveToZone, moveWithin } from "./moves";
import { type OutlineState, rowOf } from "./outlineState";
import { removeFrom } from "./removing";

type At = { board: Board; state: OutlineState; root: HTMLElement; line: HTMLElement };

/** The keys of a line. What is in it, a button or a field, has its own. */
export function useOutlineKeys(board: Board, state: OutlineState) {
  return useMemo(
    () => (event: React.KeyboardEvent<HTMLElement>) => {
      const line = event.target as HTMLElement;
      if (event.defaultPrevented || event.nativeEvent.isComposing || !line.matches("[role=row]")) return;
      const at = { board, state, root: event.currentTarget, line };
      if (runChord(at, event) || runArrow(at, event) || runKey(at, event)) event.preventDefault();
    },
    [board, state],
  );
}

function runChord({ board, state, line }: At, event: React.KeyboardEvent): boolean {
  const command = event.ctrlKey || event.metaKey;
  if (command && !event.altKey && event.key.toLowerCase() === "a") {
    board.desk.select(allIds(state), { open: false });
    return true;
  }
  const id = pieceOf(line);
  if (!event.altKey || command || !id || isLink(line)) return false;
  const by = event.key === "ArrowUp" || event.key === "ArrowLeft" ? -1 : 1;
  if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    const group = state.sections.flatMap(({ groups }) => groups).find(({ ids }) => ids.includes(id));
    if (group) moveWithin(board, id, group, by);
    return true;
  }
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return false;
  const zone = board.session.model().piece(id)?.zone;
  const next = zone && ZONE_ORDER[ZONE_ORDER.indexOf(zone) + by];
  if (next) moveToZone(board, targets(board, id), next);
  return true;
}

function runArrow({ board, state, root, line }: At, event: React.KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const go = (next: HTMLElement | null) => {
    if (next) focusLine(next);
    const id = pieceOf(next);
    if (!event.shiftKey) state.anchor = null;
    else if (id && !isLink(next)) chooseTo(board, state, id);
  };
  const row = nameOf(line) ?? "";
  const open = line.ariaExpanded;
  const step = (next: typeof lineAfter) => {
    let to = next(root, line);
    // Choosing several goes from piece to piece.
    while (event.shiftKey && to && (!pieceOf(to) || isLink(to))) to = next(root, to);
    if (event.shiftKey) state.anchor ??= pieceOf(line) ?? null;
    go(to);
  };
  switch (event.key) {
    case "ArrowDown":
      step(lineAfter);
      return true;
    case "ArrowUp":
      step(lineBefore);
      return true;
    case "Home":
      go(linesIn(root)[0] ?? null);
      return true;
    case "End":
      go(linesIn(root).at(-1) ?? null);
      return true;
    case "ArrowRight":
      if (open === "false") state.setOpen(row, true);
      else if (open === "true") go(lineAfter(root, line));
      return true;
    case "ArrowLeft":
      if (open === "true") state.setOpen(row, false);
      else go(parentOf(line));
      return true;
    default:
      return false;
  }
}

function runKey(at: At, event: React.KeyboardEvent): boolean {
  const { board, state, line } = at;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const id = pieceOf(line);
  const link = line.dataset.link;
  const remove = () => {
    if (link) {
      unlink(board, link);
      board.desk.camera?.focus(id);
    } else if (id) removeFrom(board, targets(board, id));
  };
  switch (event.key) {
    case "Enter":
    case " ":
      return press(at, event.key === "Enter");
    case "Delete":
    case "Backspace":
      remove();
      return true;
    case "n":
    case "N":
      return write(at);
    // Of a heading there is nothing to link.
    case "l":
    case "L":
      return !id;
    case "ContextMenu":
      return openMenu(line);
    case "F10":
      return event.shiftKey && openMenu(line);
    case "*":
      state.collapsed.set(new Set());
      return true;
    default:
      return false;
  }
}

function press({ board, state, line }: At, enter: boolean): boolean {
  const id = pieceOf(line);
  const row = nameOf(line) ?? "";
  const { desk } = board;
  const other = line.dataset.other;
  if (other) goTo(board, other);
  else if (id && enter) {
    desk.select([id], { open: false });
    startEditing(board, id);
  } else if (id) desk.select(desk.selection.get().includes(id) && desk.panelOpen.get() ? [] : [id]);
  else if (line.ariaExpanded) state.setOpen(row, line.ariaExpanded === "false");
  else line.click();
  return true;
}

/** The next piece of the kind one is at; of a zone, of what one most likely wants to write there. */
function write({ board, state, line }: At): boolean {
  if (!canEdit(board)) return false;
  const id = pieceOf(line);
  const piece = id ? board.session.model().piece(id) : undefined;
  const [, name = ""] = (nameOf(line) ?? "").split(":");
  const zone = piece?.zone ?? (name.split("/")[0] as Zone);
  const kind = piece?.kind ?? state.group(name)?.kind ?? mainKind(zone, board.desk.composerKind.get());
  if (isClosed(board, zone)) {
    sayClosed(board, zone);
    return true;
  }
  const home = state.group(`${zone}/${kind}`) ? zone : HOME_ZONE[kind];
  state.unfold([rowOf.zone(home), rowOf.kind(home, kind)]);
  state.writing.set(`${home}/${kind}`);
  return true;
}

function openMenu(line: HTMLElement): boolean {
  const button = line.querySelector<HTMLElement>(".outline-more button");
  button?.click();
  return button !== null;
}

/** All that is chosen, if one is at one of them. */
function targets({ desk }: Board, id: string): readonly string[] {
  const chosen = desk.selection.get();
  return chosen.includes(id) ? chosen : [id];
}

const isLink = (line: HTMLElement | null) => line?.dataset.link !== undefined;
