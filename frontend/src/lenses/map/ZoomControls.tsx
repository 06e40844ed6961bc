import { useStore } from "@xyflow/react";
import { language, t } from "../../i18n";
import { useBoard, useLanguage } from "../../shell/board";
import { Icon } from "../../shell/icons";

export function ZoomControls() {
  useLanguage();
  const { desk } = useBoard();
  const zoom = useStore((state) => state.transform[2]);
  const percent = new Intl.NumberFormat(language(), { style: "percent" }).format(zoom);
  return (
    <fieldset className="zoom-controls" aria-label={t("Zoom")}>
      <button
        type="button"
        onClick={() => desk.camera?.zoomBy(1 / 1.25)}
        aria-label={t("Zoom out")}
        title={t("Zoom out")}
      >
        <Icon name="minus" />
      </button>
      <output>{percent}</output>
      <button type="button" onClick={() => desk.camera?.zoomBy(1.25)} aria-label={t("Zoom in")} title={t("Zoom in")}>
        <Icon name="plus" />
      </button>
      <button
        type="button"
        onClick={() => desk.camera?.showAll()}
        aria-label={t("Show the whole board")}
        title={t("Show the whole board")}
      >
        <Icon name="fit" />
      </button>
    </fieldset>
  );
}
