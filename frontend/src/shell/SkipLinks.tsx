import { t } from "../i18n";
import { useBoard, useCanEdit, useLanguage } from "./board";

export function SkipLinks() {
  useLanguage();
  const board = useBoard();
  const editable = useCanEdit();
  return (
    <div className="skip-links">
      <button type="button" onClick={() => board.desk.camera?.focus()}>
        {t("Go to the pieces")}
      </button>
      {editable && (
        <button type="button" onClick={() => document.getElementById("composer-text")?.focus()}>
          {t("Write a new piece")}
        </button>
      )}
    </div>
  );
}
