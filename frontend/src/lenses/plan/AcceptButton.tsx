import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { sentenceOf } from "../../shell/label";
import { useCanChange } from "../../shell/locks";
import { accept } from "./edits";
import type { Action } from "./plan";

type AcceptButtonProps = {
  action: Action;
  /** In a table that is gone through by arrows. */
  inGrid?: boolean;
};

/** By its owner's own hand only. Everybody else sees how it stands. */
export function AcceptButton({ action, inGrid = false }: AcceptButtonProps) {
  const board = useBoard();
  const mine = useCanChange(action.piece.zone) && action.owner === board.boot.me.person;
  const state = action.accepted ? (
    <span className="plan-accepted">
      <Icon name="check" size={16} />
      <span className={inGrid ? "sr-only" : undefined}>{t("Accepted")}</span>
    </span>
  ) : (
    <span className="is-unsaid">{t("To be accepted")}</span>
  );
  if (!mine) return state;
  const words = { action: sentenceOf(action.piece) };
  return (
    <button
      type="button"
      data-cell={inGrid ? "accepted" : undefined}
      tabIndex={inGrid ? -1 : 0}
      className={action.accepted ? "plan-take-back" : "button plan-accept"}
      aria-label={action.accepted ? t("Accepted: {action}", words) : t("Accept: {action}", words)}
      title={action.accepted ? t("You have accepted this. Press to take it back.") : t("Only you can accept this.")}
      onClick={(event) => {
        event.stopPropagation();
        accept(board, action, !action.accepted);
      }}
    >
      {action.accepted ? state : t("Accept")}
    </button>
  );
}
