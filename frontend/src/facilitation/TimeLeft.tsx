import { t } from "../i18n";
import { useBoard } from "../shell/board";
import { Icon } from "../shell/icons";
import { useTick } from "../shell/useTick";
import { clockWords } from "../shell/workshop";

/** Until it closes by itself. */
export function TimeLeft({ until }: { until: string | undefined }) {
  const { session } = useBoard();
  useTick(until !== undefined);
  if (until === undefined) return null;
  const left = Math.max(0, (Date.parse(until) - session.serverNow()) / 1000);
  return (
    <span className="time-left" role="timer">
      <Icon name="timer" size={15} /> <span className="sr-only">{t("Time left:")}</span> {clockWords(left)}
    </span>
  );
}
