import { useEffect } from "react";
import { useBoard } from "../../shell/board";
import type { OutlineState } from "./outlineState";

/** Cursors move all the time; who writes where changes seldom. */
export function useWriters({ writers }: OutlineState): void {
  const { session } = useBoard();
  useEffect(() => {
    const look = () => {
      const now = new Map(
        session.presence().flatMap(({ editing, person }) => (editing ? [[editing, person.name] as const] : [])),
      );
      const before = writers.get();
      if (now.size !== before.size || [...now].some(([id, name]) => before.get(id) !== name)) writers.set(now);
    };
    look();
    return session.onPresence(look);
  }, [session, writers]);
}
