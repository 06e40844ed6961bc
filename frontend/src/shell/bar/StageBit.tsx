import { BehindBadge } from "../../facilitation/stages/BehindBadge";
import { t } from "../../i18n";
import { useBoard } from "../board";
import { Icon } from "../icons";
import { useTick } from "../useTick";
import { clockWords, inWords, leftOf, useNow, useScript, useTimer } from "../workshop";

/** Where the workshop is, and how long there is: for everybody, in the top bar. */
export function StageBit() {
  const { session } = useBoard();
  const script = useScript();
  const now = useNow();
  const timer = useTimer();
  useTick(timer?.running ?? false);
  const step = now && script?.stages[now.index];
  if (!step && !timer) return null;
  const left = timer && leftOf(timer, session.serverNow());
  return (
    <div className="stage-bit">
      {step && (
        <p className="stage-name">
          <span>{t("Stage")}</span>{" "}
          <b>{t("{n} · {name}", { n: String((now?.index ?? 0) + 1), name: inWords(step.name) })}</b>
        </p>
      )}
      {step && <BehindBadge />}
      {left !== undefined && (
        <p className={`stage-timer ${left < 60 ? "is-short" : ""} ${timer?.running ? "" : "is-paused"}`} role="timer">
          <Icon name={timer?.running ? "timer" : "pause"} size={17} />
          <span className="sr-only">{timer?.running ? t("Time left:") : t("Paused, time left:")}</span>
          <b>{clockWords(left)}</b>
        </p>
      )}
    </div>
  );
}
