import { ask } from "../../facilitation/ask";
import { t } from "../../i18n";
import { useBoard } from "../board";
import { Icon } from "../icons";
import { useStage } from "../stage";

/** Wanting to speak: of everybody, also of those who only look on. */
export function RaiseHand() {
  const board = useBoard();
  const isRaised = useStage("raised")[board.boot.me.person] !== undefined;
  return (
    <button
      type="button"
      className="button"
      aria-pressed={isRaised}
      onClick={() => void ask(board, isRaised ? "DELETE" : "PUT", "/raised")}
    >
      <Icon name="raise" size={16} /> {isRaised ? t("Hand is up") : t("Raise hand")}
    </button>
  );
}
