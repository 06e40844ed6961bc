import { useCallback, useEffect, useState } from "react";
import { t } from "../i18n";
import { readBoot } from "../shell/boot";
import { PastProblem } from "../shell/past/past";
import { Value } from "../shell/value";
import { boardOf } from "./boardOf";
import { type OpenFilm, openFilm } from "./openFilm";
import { ReplayBoard } from "./ReplayBoard";
import { TimeAxis } from "./timeAxis";

const boot = readBoot();

type Opened = { board: ReturnType<typeof boardOf>; replay: Parameters<typeof ReplayBoard>[0]["replay"] };

/** The film of a workshop: fetched, then shown. */
export default function ReplayPage() {
  const [opened, setOpened] = useState<Opened>();
  const [share, setShare] = useState(0);
  const [problem, setProblem] = useState("");
  const open = useCallback(() => {
    let isWanted = true;
    let film: OpenFilm | undefined;
    setProblem("");
    openFilm(boot.board.id, (part) => isWanted && setShare(part)).then(
      (come) => {
        film = come;
        if (isWanted) setOpened(openedOf(come));
        else come.player.stop();
      },
      (error: unknown) => isWanted && setProblem(problemWords(error)),
    );
    return () => {
      isWanted = false;
      film?.player.stop();
    };
  }, []);
  useEffect(open, [open]);
  if (opened) return <ReplayBoard {...opened} />;
  return (
    <main className="replay-opening">
      <h1>{t("Replay")}</h1>
      {problem ? (
        <p role="alert">
          {problem}{" "}
          <button type="button" className="button" onClick={open}>
            {t("Try again")}
          </button>
        </p>
      ) : (
        <p role="status">
          {t("Fetching the film of the workshop…")} <progress max={1} value={share} aria-hidden="true" />
        </p>
      )}
      <a className="button" href={`/boards/${boot.board.id}`}>
        {t("Back to the board")}
      </a>
    </main>
  );
}

function openedOf({ film, session, player }: OpenFilm): Opened {
  const replay = { film, player, axis: new TimeAxis(player.moments), vote: new Value<string | null>(null) };
  return { board: boardOf(boot, film, session), replay };
}

function problemWords(error: unknown): string {
  return error instanceof PastProblem
    ? error.message
    : t("The film broke off on its way. What happened is on the server: please try again.");
}
