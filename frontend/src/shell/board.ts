import { createContext, useCallback, useContext, useEffect, useState, useSyncExternalStore } from "react";
import type { BoardModel, Link, Piece } from "../board/model";
import { language, onLanguage } from "../i18n";
import type { Session } from "../sync/anySession";
import type { Peer, SaveState } from "../sync/session";
import type { Boot, Person } from "./boot";
import { canEdit } from "./commands";
import type { Desk } from "./desk";
import type { People } from "./people";
import type { LastVisit } from "./visit/lastVisit";

/** Everything the parts of the board page share. */
export type Board = {
  boot: Boot;
  session: Session;
  people: People;
  desk: Desk;
  visit: LastVisit;
  /** It is shown as it was: nobody writes, and nobody else is there. */
  isPast?: true;
};

export const BoardContext = createContext<Board | null>(null);

export function useBoard(): Board {
  const board = useContext(BoardContext);
  if (!board) throw new Error("outside of the board page");
  return board;
}

/** A refusal replaces the document: everything that reads it takes the model from here. */
export function useModel(): BoardModel {
  const { session } = useBoard();
  return useSyncExternalStore(
    useCallback((changed) => session.onModel(changed), [session]),
    () => session.model(),
  );
}

export function usePiece(id: string): Piece | undefined {
  const model = useModel();
  return useSyncExternalStore(
    useCallback((changed) => model.onPiece(id, changed), [model, id]),
    () => model.piece(id),
  );
}

export function useIds(): readonly string[] {
  const model = useModel();
  return useSyncExternalStore(model.onIds, model.ids);
}

export function useLinks(): readonly Link[] {
  const model = useModel();
  return useSyncExternalStore(model.onLinks, model.links);
}

export function useLinksOf(id: string): readonly Link[] {
  const model = useModel();
  return useSyncExternalStore(model.onLinks, () => model.linksOf(id));
}

export function useSaveState(): SaveState {
  const { session } = useBoard();
  return useSyncExternalStore(
    useCallback((changed) => session.onSaveState(changed), [session]),
    () => session.saveState(),
  );
}

/** Whether the board has come: before that, nothing may be counted or called empty, whatever the line is doing. */
export function useArrived(): boolean {
  const { arrival } = useBoard().session;
  return useSyncExternalStore(arrival.onCome, arrival.came);
}

/** The same of one's own hand. */
export function useHandArrived(): boolean {
  const { arrival } = useBoard().session.hand;
  return useSyncExternalStore(arrival.onCome, arrival.came);
}

/** What `canEdit` says, as it changes. */
export function useCanEdit(): boolean {
  const board = useBoard();
  const { session } = board;
  return useSyncExternalStore(
    useCallback((changed) => session.onSaveState(changed), [session]),
    () => canEdit(board),
  );
}

export function usePresence(): readonly Peer[] {
  const { session } = useBoard();
  return useSyncExternalStore(
    useCallback((changed) => session.onPresence(changed), [session]),
    () => session.presence(),
  );
}

export function usePerson(id: string): Person | undefined {
  const { people } = useBoard();
  useSyncExternalStore(people.everybody.subscribe, people.everybody.get);
  const [found, setFound] = useState(() => people.everybody.get().get(id));
  // Asking the server is an effect, never part of rendering.
  useEffect(() => {
    setFound(people.find(id));
    return people.everybody.subscribe(() => setFound(people.everybody.get().get(id)));
  }, [people, id]);
  return found;
}

/** Renders again when the person changes the language. */
export function useLanguage(): string {
  return useSyncExternalStore(onLanguage, language);
}
