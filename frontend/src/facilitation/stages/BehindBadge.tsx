import { t, tn } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { useTick } from "../../shell/useTick";
import { goneIn, secondsBehind, serverSeconds, useNow, usePast, useScript } from "../../shell/workshop";

/** Minutes behind the script, or ahead of it. */
export function BehindBadge() {
  const { session } = useBoard();
  const [script, now, past] = [useScript(), useNow(), usePast()];
  useTick(now !== undefined);
  if (!script || !now) return null;
  const minutes = script.stages.map((step) => step.minutes);
  const behind = Math.round(secondsBehind(minutes, now, goneIn(past), serverSeconds(session)) / 60);
  const words =
    behind === 0
      ? t("on time")
      : behind > 0
        ? tn("{n} min behind", "{n} min behind", behind)
        : tn("{n} min ahead", "{n} min ahead", -behind);
  return (
    <span className={behind > 0 ? "behind-badge is-behind" : "behind-badge"}>
      <Icon name="timer" size={15} /> {words}
    </span>
  );
}
