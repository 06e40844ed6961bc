import { useEffect, useRef } from "react";
import { t } from "../i18n";
import { readBoot } from "../shell/boot";
import { ReplayBoard } from "./ReplayBoard";
import { type Opened, useFilm } from "./useFilm";

const boot = readBoot();

/** The film of a workshop: fetched, then shown. */
export default function ReplayPage() {
  const { opened, share, problem, open } = useFilm();
  const first = useRef<Opened>(undefined);
  // Whoever read on pressed a button that is gone: the keyboard goes to the line of time, which says where one is.
  useEffect(() => {
    first.current ??= opened;
    if (opened !== first.current) document.querySelector<HTMLElement>(".timeline-scrubber")?.focus();
  }, [opened]);
  if (opened) return <ReplayBoard key={opened.replay.player.moments.count} {...opened} />;
  return (
    <main className="replay-opening">
      <h1>{t("Replay")}</h1>
      {problem ? (
        <p role="alert">
          {problem}{" "}
          <button type="button" className="button" onClick={() => void open()}>
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
