import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { AddLines } from "../inline/AddLines";
import { layCompetitors, NAME_LIMIT } from "./steps";

/** A column more: the company's name, Enter, next. */
export function NewRival() {
  const board = useBoard();
  return (
    <div className="new-rival">
      <AddLines
        name="competitor"
        label={t("Name of a new rival")}
        placeholder={t("Add a rival")}
        most={NAME_LIMIT}
        onLay={(lines) => layCompetitors(board, lines)}
      />
    </div>
  );
}
