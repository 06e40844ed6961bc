import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { sentenceOf } from "../../shell/label";
import { useCanChange } from "../../shell/locks";
import { share } from "./edits";
import type { Action } from "./plan";

/** Whether the customer sees this action: on purpose, one by one. Obstacles stay with us. */
export function ShareButton({ action, inGrid = false }: { action: Action; inGrid?: boolean }) {
  const board = useBoard();
  const editable = useCanChange(action.piece.zone);
  const word = action.shared ? t("Shared") : t("Internal");
  const content = action.shared ? (
    <>
      <Icon name="eye" size={17} />
      <span className={inGrid ? "sr-only" : undefined}>{word}</span>
    </>
  ) : (
    <span className="is-unsaid">{word}</span>
  );
  if (!editable) return <span className="plan-shared">{content}</span>;
  return (
    <button
      type="button"
      role="switch"
      aria-checked={action.shared}
      data-cell={inGrid ? "shared" : undefined}
      tabIndex={inGrid ? -1 : 0}
      className="plan-shared"
      aria-label={t("Shared with the customer: {action}", { action: sentenceOf(action.piece) })}
      title={t("Whether the customer sees this action, its owner and its date. Obstacles are never shared.")}
      onClick={(event) => {
        event.stopPropagation();
        share(board, action, !action.shared);
      }}
    >
      {content}
    </button>
  );
}
