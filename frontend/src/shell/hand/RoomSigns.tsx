import { ask } from "../../facilitation/ask";
import { t } from "../../i18n";
import { useBoard, useCanEdit } from "../board";
import { Icon } from "../icons";
import { useStage } from "../stage";
import { useNow } from "../workshop";
import { RaiseHand } from "./RaiseHand";

/** What one shows the room without a word: ready, and wanting to speak. Only while a workshop runs. */
export function RoomSigns() {
  const board = useBoard();
  const now = useNow();
  const ready = useStage("ready");
  const editable = useCanEdit();
  if (!now || !editable || board.boot.can_host) return null;
  const me = board.boot.me.person;
  const isReady = String(ready[me] ?? "") >= now.at;
  const toggle = () => void ask(board, isReady ? "DELETE" : "PUT", "/ready");
  return (
    <div className="room-signs">
      <button type="button" className="button" aria-pressed={isReady} onClick={toggle}>
        <Icon name="check" size={16} /> {isReady ? t("I am done") : t("Done?")}
      </button>
      <RaiseHand />
    </div>
  );
}
