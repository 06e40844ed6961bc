import { useEffect, useState } from "react";
import { t, tn } from "../i18n";
import { useBoard, useModel } from "./board";
import { pieceLabel } from "./label";
import { rescueComments, rescueKeys } from "./rescue";
import { useValue } from "./value";

// Slow enough to be listened to while writing; many changes become one sentence.
const PAUSE_MS = 4_000;
const SAID_IN_FULL = 2;

/** Says what the others do, for those who do not see it; and marks their new pieces for those who do. */
export function Announcer() {
  const board = useBoard();
  const { boot, session, desk, people } = board;
  const model = useModel();
  const [said, setSaid] = useState("");
  const spoken = useValue(desk.spoken);
  useEffect(() => {
    let known = new Set(model.ids());
    let ready = session.saveState().kind === "saved";
    let waiting: string[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const speak = () => {
      timer = undefined;
      const full = waiting.length <= SAID_IN_FULL;
      setSaid(full ? waiting.join(". ") : tn("{n} change by others", "{n} changes by others", waiting.length));
      waiting = [];
    };
    const onIds = () => {
      const now = new Set(model.ids());
      const isGone = (id: string) => !now.has(id);
      rescueComments(board);
      rescueKeys(board, isGone);
      desk.forget(isGone);
      // The first sync brings everything: nothing of it is news.
      ready ||= session.saveState().kind === "saved";
      const added = [...now].filter((id) => !known.has(id));
      known = now;
      if (!ready || desk.stepping) return;
      for (const id of added) {
        const piece = model.piece(id);
        if (!piece || piece.by === boot.me.person) continue;
        desk.mark(id, "theirs");
        const name = people.find(piece.by)?.name ?? t("Somebody");
        waiting.push(t("{name} added {piece}", { name, piece: pieceLabel(piece) }));
      }
      if (waiting.length > 0) timer ??= setTimeout(speak, PAUSE_MS);
    };
    const leave = [model.onIds(onIds), session.arrival.onCome(() => rescueComments(board))];
    rescueComments(board);
    return () => {
      for (const off of leave) off();
      clearTimeout(timer);
    };
  }, [board, boot, session, desk, people, model]);
  return (
    <>
      <p className="sr-only" aria-live="polite">
        {said}
      </p>
      <p className="sr-only" aria-live="assertive">
        {spoken}
      </p>
    </>
  );
}
