import { useSyncExternalStore } from "react";
import { t } from "../../i18n";
import { useBoard, useModel } from "../board";
import { redo, undo } from "../commands";
import { Icon } from "../icons";

/** One's own steps only: nobody takes back what somebody else did. */
export function UndoButtons() {
  const board = useBoard();
  const model = useModel();
  const { canUndo, canRedo } = useSyncExternalStore(model.onUndo, model.undoState);
  const undoWord = t("Undo my last step (Ctrl+Z)");
  const redoWord = t("Redo (Ctrl+Shift+Z)");
  return (
    <div className="undo-buttons">
      <button
        type="button"
        className="button is-quiet is-square"
        aria-label={undoWord}
        title={undoWord}
        disabled={!canUndo}
        onClick={() => undo(board)}
      >
        <Icon name="undo" size={18} />
      </button>
      <button
        type="button"
        className="button is-quiet is-square"
        aria-label={redoWord}
        title={redoWord}
        disabled={!canRedo}
        onClick={() => redo(board)}
      >
        <Icon name="redo" size={18} />
      </button>
    </div>
  );
}
