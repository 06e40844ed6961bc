import { useCallback, useSyncExternalStore } from "react";
import type { Kind, Zone } from "../board/schema.gen";
import { t } from "../i18n";
import type { Session } from "../sync/anySession";
import type { Lock, Locks } from "../sync/session";
import { type Board, useBoard, useCanEdit, usePerson } from "./board";
import { kindWord, zoneWord } from "./words";
import type { Script } from "./workshop";

/** Whoever runs the board passes through its locks. */
export function isClosed({ boot, session }: Board, zone: Zone | undefined): boolean {
  return zone !== undefined && !boot.can_host && session.locks().has(zone);
}

/** The pieces that lie in open zones. Of the others it is said why nothing happens to them. */
export function openOnes(board: Board, ids: readonly string[]): string[] {
  const zoneOf = (id: string) => board.session.model().piece(id)?.zone;
  const closed = ids.find((id) => isClosed(board, zoneOf(id)));
  if (closed) sayClosed(board, zoneOf(closed));
  return ids.filter((id) => !isClosed(board, zoneOf(id)));
}

export function isFixed(board: Board, id: string): boolean {
  return isClosed(board, board.session.model().piece(id)?.zone);
}

/** A link needs one end in an open zone: later stages link back to what is closed. */
export function isLinkClosed(board: Board, from: string, to: string): boolean {
  return isFixed(board, from) && isFixed(board, to);
}

export function sayClosed({ desk, session }: Board, zone: Zone | undefined): void {
  if (!zone) return;
  const isLater = session.locks().get(zone)?.byStage;
  desk.say(
    isLater
      ? [
          t("{zone} is not open in this stage. You can still write in your hand.", { zone: zoneWord(zone) }),
          laterWords(session, zone),
        ]
          .filter(Boolean)
          .join(" ")
      : closedWords(zone),
  );
}

/** "Opens in stage 3", where a later one does. */
export function laterWords({ stage }: Session, zone: Zone | undefined): string {
  const script = stage.root("playbook").script as Script | undefined;
  const now = (stage.root("stage").now as { index: number } | undefined)?.index ?? 0;
  const later = script?.stages.findIndex(({ opens }, index) => index > now && opens.zones.includes(zone ?? "")) ?? -1;
  return later < 0 ? "" : t("Opens in stage {n}", { n: later + 1 });
}

/** Whether the stage at hand asks for no pieces of this kind from this person. */
export function isKindClosed({ boot, session }: Board, kind: Kind): boolean {
  const open = session.stage.openKinds();
  return open !== undefined && !boot.can_host && !open.includes(kind);
}

export function sayKindClosed({ desk }: Board, kind: Kind): void {
  desk.say(t("{kind}: this stage asks for other pieces. You can still write in your hand.", { kind: kindWord(kind) }));
}

export function closedWords(zone: Zone): string {
  return t("{zone} is closed. You can still write in your hand.", { zone: zoneWord(zone) });
}

export function useLocks(): Locks {
  const { session } = useBoard();
  return useSyncExternalStore(
    useCallback((changed) => session.onLocks(changed), [session]),
    session.locks,
  );
}

/** Whether the zone is closed to this person. */
export function useIsClosed(zone: Zone | undefined): boolean {
  useLocks();
  return isClosed(useBoard(), zone);
}

/** Whether this person may change what lies in the zone. */
export function useCanChange(zone: Zone | undefined): boolean {
  const closed = useIsClosed(zone);
  return useCanEdit() && !closed;
}

/** "Closed by Lucía Arbeloa", while it is. */
export function useLockWords(lock: Lock | undefined, zone?: Zone): string {
  const { session } = useBoard();
  const person = usePerson(lock?.by ?? "");
  if (!lock) return "";
  if (lock.byStage) return laterWords(session, zone) || t("Not open in this stage");
  return person ? t("Closed by {name}", { name: person.name }) : t("Closed");
}

/** Closes the zone to the participants, or opens it again. The board itself says when it is done. */
export async function setLock({ boot, desk }: Board, zone: Zone, close: boolean): Promise<void> {
  try {
    const answer = await fetch(`/api/boards/${boot.board.id}/locks/${zone}`, { method: close ? "PUT" : "DELETE" });
    if (!answer.ok) throw new Error(String(answer.status));
  } catch {
    const values = { zone: zoneWord(zone) };
    desk.say(
      close
        ? t("{zone} could not be closed. Please try again.", values)
        : t("{zone} could not be opened. Please try again.", values),
    );
  }
}
