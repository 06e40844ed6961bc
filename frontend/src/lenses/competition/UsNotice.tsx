import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { useCanChange } from "../../shell/locks";
import type { Sides } from "./scores";
import { companyName, keepAsUs } from "./steps";

/** Two columns cannot both be us. */
export function UsNotice({ competitors, sides }: { competitors: readonly Piece[]; sides: Sides }) {
  const board = useBoard();
  const mayChange = useCanChange("competition");
  if (!sides.doubles || !sides.us) return null;
  const ours = competitors.filter(({ fields }) => fields.us === true);
  return (
    <div className="us-notice" role="status">
      <p>
        <Icon name="warn" size={16} />
        {t("Several columns say they are us. {name} is counted as us, the others as rivals, until you choose:", {
          name: companyName(sides.us),
        })}
      </p>
      {mayChange &&
        ours.map((piece) => (
          <button key={piece.id} type="button" className="button" onClick={() => keepAsUs(board, piece, competitors)}>
            {t("{name} is us", { name: companyName(piece) })}
          </button>
        ))}
    </div>
  );
}
