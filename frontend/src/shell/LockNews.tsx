import { useEffect } from "react";
import { ZONES, type Zone } from "../board/schema.gen";
import { t } from "../i18n";
import type { Locks } from "../sync/session";
import { type Board, useBoard } from "./board";
import { isFixed } from "./locks";
import { zoneWord } from "./words";

// The stage may arrive as an older state and what changed since: only what is left of it is news.
const SETTLE_MS = 250;

/** Says when a zone is closed or opened, and takes the pen from whoever writes in it: the words are kept. */
export function LockNews() {
  const board = useBoard();
  useEffect(() => {
    // What was closed before one came is shown, not told.
    let known: Locks | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = () => {
      const now = board.session.locks();
      if (known) tell(board, known, now);
      known = now;
    };
    const leave = board.session.onLocks(() => {
      leaveClosed(board);
      clearTimeout(timer);
      timer = setTimeout(settle, SETTLE_MS);
    });
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [board]);
  return null;
}

function tell(board: Board, before: Locks, now: Locks): void {
  const { boot, desk } = board;
  for (const zone of ZONES) {
    // What a stage opens and closes is told with the stage.
    const [lock, former] = [now, before].map((locks) => (locks.get(zone)?.byStage ? undefined : locks.get(zone)));
    if (lock && !former) desk.say(closedNews(zone, boot.can_host, nameOf(board, lock.by)));
    if (!lock && former && !now.has(zone)) desk.say(t("{zone} is open again.", { zone: zoneWord(zone) }));
  }
}

// Who came after this page was opened is known by being here.
function nameOf({ people, session }: Board, id: string): string | undefined {
  const here = session.presence().find(({ person }) => person.id === id);
  return people.find(id)?.name ?? here?.person.name;
}

function closedNews(zone: Zone, isHost: boolean, name: string | undefined): string {
  const values = { zone: zoneWord(zone), name: name ?? t("Somebody") };
  return isHost
    ? t("{zone} is closed to participants.", values)
    : t("{name} closed {zone}. You can still write in your hand.", values);
}

// Left where they are, the next keys would be taken for commands to the map: what is typed on goes to the composer.
function leaveClosed(board: Board): void {
  const { desk } = board;
  const editing = desk.editing.get();
  const [chosen = ""] = desk.selection.get();
  const isWriting = document.activeElement?.closest(".panel input, .panel textarea") && isFixed(board, chosen);
  const isEditing = editing !== null && isFixed(board, editing);
  if (!isEditing && !isWriting) return;
  // At once, while what is left still stands: a key in between would be nobody's, and a field would not say its value.
  document.getElementById("composer-text")?.focus();
  if (isEditing) desk.editing.set(null);
}
