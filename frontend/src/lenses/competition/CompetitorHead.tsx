import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { usePart } from "../../shell/value";
import { companyName, removeByKey } from "./steps";

/** A column's company. */
export function CompetitorHead({ piece, isUs, dim }: { piece: Piece; isUs: boolean; dim: boolean }) {
  const board = useBoard();
  const { desk } = board;
  const selected = usePart(desk.selection, (ids) => ids.includes(piece.id));
  const name = companyName(piece);
  return (
    <th
      scope="col"
      data-piece={piece.id}
      className={`matrix-competitor ${isUs ? "is-us" : ""} ${selected ? "is-selected" : ""} ${dim ? "is-dimmed" : ""}`}
    >
      <button
        type="button"
        className="matrix-name"
        title={piece.text.trim() || name}
        aria-pressed={selected}
        onFocus={() => desk.focused.set(piece.id)}
        onClick={() => desk.select([piece.id])}
        onKeyDown={removeByKey(board, piece.id)}
      >
        <span dir="auto">{name}</span>
      </button>
      {isUs && <span className="us-badge">{t("This is us")}</span>}
    </th>
  );
}
