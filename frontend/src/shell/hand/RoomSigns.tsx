import { ask } from "../../facilitation/ask";
import { t } from "../../i18n";
import { useBoard, useCanEdit } from "../board";
import { Icon } from "../icons";
import { useStage } from "../stage";
import { useNow } from "../workshop";

/** What one shows the room without a word: ready, and wanting to speak. Only while a workshop runs. */
export function RoomSigns() {
  const board = useBoard();
  const now = useNow();
  const [ready, raised] = [useStage("ready"), useStage("raised")];
  const editable = useCanEdit();
  if (!now || !editable || board.boot.can_host) return null;
  const me = board.boot.me.person;
  const isReady = String(ready[me] ?? "") >= now.at;
  const isRaised = raised[me] !== undefined;
  const toggle = (path: string, on: boolean) => void ask(board, on ? "DELETE" : "PUT", path);
  return (
    <div className="room-signs">
      <button type="button" className="button" aria-pressed={isReady} onClick={() => toggle("/ready", isReady)}>
        <Icon name="check" size={16} /> {isReady ? t("I am done") : t("Done?")}
      </button>
      <button type="button" className="button" aria-pressed={isRaised} onClick={() => toggle("/raised", isRaised)}>
        <Icon name="raise" size={16} /> {isRaised ? t("Hand is up") : t("Raise hand")}
      </button>
    </div>
  );
}
