import { useCallback, useEffect, useRef, useState } from "react";
import { t } from "../i18n";
import type { Board } from "../shell/board";
import { readBoot } from "../shell/boot";
import { PastProblem } from "../shell/past/past";
import { Value } from "../shell/value";
import { writeAddress } from "./address";
import { boardOf } from "./boardOf";
import { type OpenFilm, openFilm } from "./openFilm";
import type { Replay } from "./replay";
import { TimeAxis } from "./timeAxis";

const boot = readBoot();

export type Opened = { readonly board: Board; readonly replay: Replay };
type Film = { opened: Opened | undefined; share: number; problem: string; open: () => Promise<void> };

/** The film that the address names; fetched anew by `open`, and left where it stands: with what came since. */
export function useFilm(): Film {
  const [opened, setOpened] = useState<Opened>();
  const [share, setShare] = useState(0);
  const [problem, setProblem] = useState("");
  const shown = useRef<Opened>(undefined);
  const turn = useRef(0);
  const open = useCallback(async (): Promise<void> => {
    const mine = ++turn.current;
    const isWanted = () => mine === turn.current;
    const before = shown.current;
    setProblem("");
    setShare(0);
    try {
      const come = await openFilm(
        boot.board.id,
        () => placeOf(before),
        (part) => isWanted() && setShare(part),
      );
      if (!isWanted()) return come.player.stop();
      before?.replay.player.stop();
      shown.current = openedOf(come, before, open);
      setOpened(shown.current);
    } catch (error) {
      if (!isWanted()) return;
      if (before) before.board.desk.say(problemWords(error));
      else setProblem(problemWords(error));
    }
  }, []);
  useEffect(() => {
    void open();
    return () => {
      turn.current += 1;
      shown.current?.replay.player.stop();
    };
  }, [open]);
  return { opened, share, problem, open };
}

/** Asked for when the film is there: whoever goes on watching meanwhile is not sent back. */
function placeOf(before: Opened | undefined): string {
  if (!before) return location.search;
  const { player } = before.replay;
  return writeAddress(player.moments, player.moment.get());
}

function openedOf(
  { film, session, player }: OpenFilm,
  before: Opened | undefined,
  readOn: () => Promise<void>,
): Opened {
  if (before) player.speed.set(before.replay.player.speed.get());
  const vote = new Value<string | null>(null);
  const replay = { film, player, axis: new TimeAxis(player.moments), vote, readOn };
  return { board: boardOf(boot, film, session, before?.board.desk), replay };
}

function problemWords(error: unknown): string {
  return error instanceof PastProblem
    ? error.message
    : t("The film broke off on its way. What happened is on the server: please try again.");
}
