import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import { useBoard, useModel } from "../../shell/board";
import { sentenceOf } from "../../shell/label";
import { openOnes } from "../../shell/locks";
import { Milestone } from "./Milestone";
import { WhenField } from "./WhenField";

type UndatedProps = { pieces: readonly Piece[]; stop: string | undefined; editable: boolean };

/** Nobody has said when yet: a date is written here, or the milestone is dragged onto the line. */
export function Undated({ pieces, stop, editable }: UndatedProps) {
  const board = useBoard();
  const model = useModel();
  return (
    <section className="history-undated" aria-labelledby="history-undated">
      <h3 id="history-undated">{t("Without a date")}</h3>
      <ul>
        {pieces.map((piece) => (
          <Milestone key={piece.id} piece={piece} date="" isStop={piece.id === stop} editable={editable}>
            {editable && (
              <WhenField
                label={t("When: {text}", { text: sentenceOf(piece) })}
                value={typeof piece.fields.date === "string" ? piece.fields.date : ""}
                onChange={(date) => {
                  if (openOnes(board, [piece.id]).length > 0) model.setField(piece.id, "date", date);
                }}
              />
            )}
          </Milestone>
        ))}
      </ul>
    </section>
  );
}
