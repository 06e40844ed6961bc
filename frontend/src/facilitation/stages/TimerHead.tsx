import { useState } from "react";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { useTick } from "../../shell/useTick";
import { clockWords, leftOf, useNow, useScript, useTimer } from "../../shell/workshop";
import { ask } from "../ask";
import { BehindBadge } from "./BehindBadge";

const MINUTE = 60;
const SUGGESTED = 5;

/** The shared timer, large, with all that may be done to it. */
export function TimerHead() {
  const board = useBoard();
  const timer = useTimer();
  useTick(timer?.running ?? false);
  if (!timer) return <NewTimer />;
  const left = leftOf(timer, board.session.serverNow());
  const change = (body: unknown) => void ask(board, "PATCH", "/timer", body);
  return (
    <section className="timer-head" aria-label={t("Timer")}>
      <b className={left < MINUTE ? "timer-large is-short" : "timer-large"} role="timer">
        {clockWords(left)}
      </b>
      <BehindBadge />
      <div className="timer-steps">
        <button type="button" className="button" onClick={() => change({ paused: timer.running })}>
          <Icon name={timer.running ? "pause" : "play"} size={16} />
          {timer.running ? t("Pause") : t("Go on")}
        </button>
        <button type="button" className="button" onClick={() => change({ add_seconds: MINUTE })}>
          +1 <span className="sr-only">{t("One minute more")}</span>
        </button>
        <button type="button" className="button" onClick={() => change({ add_seconds: -MINUTE })}>
          −1 <span className="sr-only">{t("One minute less")}</span>
        </button>
        <button
          type="button"
          className="button is-square"
          aria-pressed={timer.sound}
          aria-label={t("A tone at the end")}
          title={t("A tone at the end")}
          onClick={() => change({ sound: !timer.sound })}
        >
          <Icon name={timer.sound ? "sound" : "mute"} size={17} />
        </button>
        <button type="button" className="button is-quiet" onClick={() => void ask(board, "DELETE", "/timer")}>
          {t("End")}
        </button>
      </div>
    </section>
  );
}

function NewTimer() {
  const board = useBoard();
  const [script, now] = [useScript(), useNow()];
  const planned = now && script?.stages[now.index]?.minutes;
  const [written, setWritten] = useState("");
  const minutes = Number((written || String(planned ?? SUGGESTED)).replace(",", "."));
  const isPossible = Number.isFinite(minutes) && minutes > 0 && minutes <= 720;
  return (
    <section className="timer-head" aria-label={t("Timer")}>
      <form
        className="timer-steps"
        onSubmit={(event) => {
          event.preventDefault();
          if (isPossible) void ask(board, "PUT", "/timer", { seconds: minutes * MINUTE });
        }}
      >
        <label>
          {t("Minutes")}{" "}
          <input
            className="timer-minutes"
            inputMode="decimal"
            value={written}
            placeholder={String(planned ?? SUGGESTED)}
            aria-invalid={!isPossible}
            onChange={(event) => setWritten(event.target.value)}
          />
        </label>
        <button type="submit" className="button" disabled={!isPossible}>
          <Icon name="timer" size={16} /> {t("Start timer")}
        </button>
      </form>
      {!isPossible && <p role="status">{t("Write minutes from 1 to 720.")}</p>}
      <BehindBadge />
    </section>
  );
}
