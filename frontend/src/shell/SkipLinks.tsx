import { t } from "../i18n";
import { useBoard, useLanguage } from "./board";
import { canEdit } from "./commands";

export function SkipLinks() {
  useLanguage();
  const board = useBoard();
  return (
    <div className="skip-links">
      <button type="button" onClick={() => board.desk.camera?.focus()}>
        {t("Go to the pieces")}
      </button>
      {canEdit(board) && (
        <button type="button" onClick={() => document.getElementById("composer-text")?.focus()}>
          {t("Write a new piece")}
        </button>
      )}
    </div>
  );
}
