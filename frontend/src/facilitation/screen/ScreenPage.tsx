import { Suspense, useEffect } from "react";
import { t } from "../../i18n";
import { LensBoundary } from "../../lenses/LensBoundary";
import { fetchLenses, lensOf } from "../../lenses/lensModules";
import { type Board, BoardContext, useBoard, useLanguage } from "../../shell/board";
import { useTick } from "../../shell/useTick";
import { clockWords, inWords, leftOf, useNow, useScript, useTimer } from "../../shell/workshop";
import { BehindBadge } from "../stages/BehindBadge";
import { Band } from "./Band";
import { JoinIn } from "./JoinIn";
import { useNews } from "./news";
import { ScreenNews } from "./ScreenNews";
import { ScreenPeople } from "./ScreenPeople";
import { ScreenReport } from "./ScreenReport";
import { useAwake } from "./useAwake";
import { useSight } from "./useSight";

const FETCH_AHEAD_MS = 2_000;
const ORIGIN = { x: 0, y: 0, zoom: 1 };

/** For the projector: where we are, how long there is, the board, how to join, and what the room is asked. */
export function ScreenPage({ board }: { board: Board }) {
  useEffect(() => {
    board.session.start();
    const ahead = setTimeout(fetchLenses, FETCH_AHEAD_MS);
    return () => {
      clearTimeout(ahead);
      void board.session.stop();
    };
  }, [board]);
  useAwake();
  return (
    <BoardContext.Provider value={board}>
      <Screen />
    </BoardContext.Provider>
  );
}

function Screen() {
  useLanguage();
  const { boot, desk } = useBoard();
  // Where the map is left, as it were: where it begins is for `useSight` alone to say.
  desk.mapView ??= ORIGIN;
  const [script, now] = [useScript(), useNow()];
  const step = now && script?.stages[now.index];
  const news = useNews();
  const lens = useSight();
  const Lens = lensOf(lens);
  return (
    <div className="screen-page">
      <header>
        <div>
          <p>{boot.board.account}</p>
          <h1 dir="auto">{step ? inWords(step.name) : boot.board.name}</h1>
        </div>
        <div className="screen-clock">
          {step && script && (
            <p>
              {t("Stage {n} of {all}", { n: (now?.index ?? 0) + 1, all: script.stages.length })} <BehindBadge />
            </p>
          )}
          <LargeTimer />
        </div>
      </header>
      <main>
        <div className="table-canvas screen-map" inert>
          <LensBoundary key={lens} lens={lens}>
            <Suspense fallback={<p className="lens-waiting">{t("Opening…")}</p>}>
              <Lens />
            </Suspense>
          </LensBoundary>
        </div>
        <ScreenNews news={news} />
        <aside>
          <JoinIn />
          <ScreenPeople />
        </aside>
      </main>
      <Band />
      <ScreenReport id={news.report?.id} at={news.report?.shown?.at} />
    </div>
  );
}

function LargeTimer() {
  const { session } = useBoard();
  const timer = useTimer();
  useTick(timer?.running ?? false);
  return timer ? <b role="timer">{clockWords(leftOf(timer, session.serverNow()))}</b> : null;
}
