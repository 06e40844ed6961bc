import { useEffect } from "react";
import { t, tn } from "../../i18n";
import { MapLens } from "../../lenses/map/MapLens";
import { Avatar } from "../../shell/Avatar";
import { type Board, BoardContext, useBoard, useLanguage, usePresence } from "../../shell/board";
import { useHandsMode } from "../../shell/hand/privacy";
import { useStage } from "../../shell/stage";
import { useTick } from "../../shell/useTick";
import { useValue } from "../../shell/value";
import { clockWords, inWords, leftOf, useNow, useScript, useTimer } from "../../shell/workshop";
import { usePeopleByFunction } from "../hands/usePeopleByFunction";
import { goThere, useSpotlight } from "../spotlight/spotlight";
import { BehindBadge } from "../stages/BehindBadge";
import { JoinIn } from "./JoinIn";
import { useAwake } from "./useAwake";

const SHOWN = 12;

/** For the projector: where we are, how long there is, the board, how to join, and what the room is asked. */
export function ScreenPage({ board }: { board: Board }) {
  useEffect(() => {
    board.session.start();
    board.desk.look("map");
    return () => void board.session.stop();
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
  const { boot } = useBoard();
  const [script, now] = [useScript(), useNow()];
  const step = now && script?.stages[now.index];
  useSpotlightHere();
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
        <div className="table-canvas screen-map">
          <MapLens />
        </div>
        <aside>
          <JoinIn />
          <PeopleIn />
        </aside>
      </main>
      <Band />
    </div>
  );
}

function LargeTimer() {
  const { session } = useBoard();
  const timer = useTimer();
  useTick(timer?.running ?? false);
  return timer ? <b role="timer">{clockWords(leftOf(timer, session.serverNow()))}</b> : null;
}

function PeopleIn() {
  const { people, boot } = useBoard();
  const everybody = useValue(people.everybody);
  const here = [...new Set([boot.me.person, ...usePresence().map(({ person }) => person.id)])];
  return (
    <section className="screen-people">
      <p>{tn("{n} person is in", "{n} people are in", here.length)}</p>
      <span aria-hidden="true">
        {here.slice(0, SHOWN).map((id) => {
          const person = everybody.get(id);
          return person && <Avatar key={id} of={person} />;
        })}
      </span>
    </section>
  );
}

function Band() {
  const [script, now, mode] = [useScript(), useNow(), useHandsMode()];
  const total = Number(useStage("hands").total ?? 0);
  const taking = usePeopleByFunction().flatMap(({ people }) => people.filter(({ isAwaited }) => isAwaited));
  const done = taking.filter(({ isReady }) => isReady).length;
  const prompt = now && script?.stages[now.index]?.prompts[0];
  if (!prompt) return null;
  return (
    <footer>
      <div>
        <p>{mode === "open" ? t("We write on the table") : t("Write alone, then we lay all hands down together")}</p>
        <h2 dir="auto">{inWords(prompt)}</h2>
      </div>
      <p>
        <b>{total}</b> {tn("piece in hands", "pieces in hands", total)}
      </p>
      <p>
        <b>{t("{n} of {all}", { n: done, all: taking.length })}</b> {t("are done")}
      </p>
    </footer>
  );
}

/** The board follows whoever brings everybody somewhere. */
function useSpotlightHere(): void {
  const board = useBoard();
  const now = useSpotlight();
  useEffect(() => {
    if (now?.view) goThere(board, { lens: "map", view: now.view });
  }, [board, now]);
}
