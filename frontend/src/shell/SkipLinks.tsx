import { t } from "../i18n";
import { useBoard, useCanEdit, useLanguage } from "./board";
import type { Desk } from "./desk";

// Fetched ahead, a lens is there with the next frames; from a slow line it may take as long as this.
const PATIENCE_FRAMES = 300;

export function SkipLinks() {
  useLanguage();
  const board = useBoard();
  const editable = useCanEdit();
  return (
    <div className="skip-links">
      <button type="button" onClick={() => board.desk.camera?.focus()}>
        {t("Go to the pieces")}
      </button>
      <button type="button" onClick={() => goToOutline(board.desk)}>
        {t("Go to the outline")}
      </button>
      {editable && (
        <button type="button" onClick={() => document.getElementById("composer-text")?.focus()}>
          {t("Write a new piece")}
        </button>
      )}
    </div>
  );
}

function goToOutline(desk: Desk): void {
  desk.look("outline");
  const focus = (patience: number) => {
    if (desk.camera) desk.camera.focus();
    else if (patience > 0 && desk.lens.get() === "outline") requestAnimationFrame(() => focus(patience - 1));
  };
  focus(PATIENCE_FRAMES);
}
