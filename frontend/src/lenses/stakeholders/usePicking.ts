import { useEffect, useState } from "react";
import type { LinkKind } from "../../board/schema.gen";
import { t } from "../../i18n";
import type { Board } from "../../shell/board";
import { makeLink, sayUndoable } from "../../shell/commands";
import { nameOf } from "./deciders";
import { mayLink } from "./ownership";

type PickedKind = Extract<LinkKind, "influences" | "reports_to">;
type Picked = { from: string; kind: PickedKind };

export type Picking = {
  from: string | undefined;
  /** What is asked now; empty while nothing is. */
  words: string;
  start: (picked: Picked) => void;
  stop: () => void;
  /** The person somebody was drawn to. True when that was asked for. */
  pick: (to: string) => boolean;
  join: (picked: Picked, to: string) => void;
};

/** Links between two people of the grid: one is asked for the other by a key, or drawn to them. */
export function usePicking(board: Board): Picking {
  const [picked, setPicked] = useState<Picked>();
  const words = picked ? question(board, picked) : "";
  useEffect(() => {
    if (words) board.desk.spoken.set(words);
  }, [board, words]);
  const join = ({ from, kind }: Picked, to: string) => {
    if (from === to || !mayLink(board, from, to)) return;
    const model = board.session.model();
    const before = model.links().length;
    if (!makeLink(board, { from, to, kind })) return;
    if (model.links().length === before) return void board.desk.say(t("This line is drawn already."));
    sayUndoable(board, joined(board, { from, kind }, to));
  };
  return {
    from: picked?.from,
    words,
    start: setPicked,
    stop: () => setPicked(undefined),
    join,
    pick: (to) => {
      if (!picked) return false;
      setPicked(undefined);
      join(picked, to);
      return true;
    },
  };
}

function question(board: Board, { from, kind }: Picked): string {
  const name = named(board, from);
  return kind === "influences"
    ? t("Whom does {name} influence? Go there and press Enter, or click. Escape leaves.", { name })
    : t("To whom does {name} report? Go there and press Enter, or click. Escape leaves.", { name });
}

function joined(board: Board, { from, kind }: Picked, to: string): string {
  const names = { name: named(board, from), other: named(board, to) };
  return kind === "influences" ? t("{name} influences {other}.", names) : t("{name} reports to {other}.", names);
}

function named(board: Board, id: string): string {
  const piece = board.session.model().piece(id);
  return piece ? nameOf(piece) : "";
}
