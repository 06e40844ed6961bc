import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { useTick } from "../../shell/useTick";
import { clockWords, leftOf, type Timer } from "../../shell/workshop";

export function TeamTimer({ timer }: { timer: Timer | null | undefined }) {
  const { session } = useBoard();
  useTick(timer?.running ?? false);
  if (!timer) return null;
  return (
    <span className="time-left" role="timer">
      <Icon name="timer" size={15} /> <span className="sr-only">{t("Time left:")}</span>{" "}
      {clockWords(leftOf(timer, session.serverNow()))}
    </span>
  );
}
