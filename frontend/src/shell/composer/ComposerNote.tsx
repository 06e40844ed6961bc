import { HOME_ZONE } from "../../board/schema.gen";
import { t } from "../../i18n";
import { useBoard } from "../board";
import { Icon } from "../icons";
import { useIsClosed, useLocks, useLockWords } from "../locks";
import { useValue } from "../value";
import { zoneWord } from "../words";

/** Who will see the piece, or why it cannot be laid and where it may go instead. */
export function ComposerNote({ onHand, onTray }: { onHand: () => void; onTray: () => void }) {
  const { desk } = useBoard();
  const zone = HOME_ZONE[useValue(desk.composerKind)];
  const hand = useValue(desk.composerPlace) === "hand";
  const closed = useIsClosed(zone);
  const trayClosed = useIsClosed("tray");
  const who = useLockWords(useLocks().get(zone), zone);
  if (!hand && !closed) return null;
  return (
    <div className="composer-note" role="status">
      <p id="composer-note">
        <Icon name="lock" size={14} />
        <span>{hand ? t("Only you see this.") : `${zoneWord(zone)}: ${who}.`}</span>
      </p>
      {!hand && (
        <button type="button" className="button" onClick={onHand}>
          {t("Put it in my hand")}
        </button>
      )}
      {!hand && !trayClosed && (
        <button type="button" className="button" onClick={onTray}>
          {t("Lay it in the tray")}
        </button>
      )}
    </div>
  );
}
