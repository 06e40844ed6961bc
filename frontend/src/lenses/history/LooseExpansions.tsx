import type { Piece } from "../../board/model";
import { STRING_LIMIT } from "../../board/schema.gen";
import { t } from "../../i18n";
import { useBoard, useCanEdit, useModel } from "../../shell/board";
import { fieldWord } from "../../shell/fieldWords";
import { sentenceOf } from "../../shell/label";
import { openOnes } from "../../shell/locks";
import { TextField } from "../../shell/panel/TextField";

const FIELDS = ["product", "site"] as const;

/** Pieces about growing that name neither a product nor a site: both can be written here. */
export function LooseExpansions({ pieces }: { pieces: readonly Piece[] }) {
  const board = useBoard();
  const model = useModel();
  const editable = useCanEdit();
  return (
    <section className="history-undated" aria-labelledby="expansion-loose">
      <h3 id="expansion-loose">{t("Without a product or a site")}</h3>
      <ul className="expansion-loose">
        {pieces.map((piece) => (
          <li key={piece.id} className="zone-relationship">
            <button
              type="button"
              data-piece={piece.id}
              className="expansion-sentence"
              dir="auto"
              onClick={() => board.desk.select([piece.id])}
            >
              {sentenceOf(piece)}
            </button>
            {FIELDS.map((field) => (
              <span key={field} className="expansion-loose-field">
                {fieldWord(field)}
                <TextField
                  id={`loose-${field}-${piece.id}`}
                  label={`${fieldWord(field)}: ${sentenceOf(piece)}`}
                  limit={STRING_LIMIT}
                  editable={editable}
                  value=""
                  onChange={(value) => {
                    if (openOnes(board, [piece.id]).length > 0) model.setField(piece.id, field, value);
                  }}
                />
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
