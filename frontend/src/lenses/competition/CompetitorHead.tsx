import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { usePart } from "../../shell/value";
import { removeByKey, sentenceName } from "./steps";

/** A column's company. */
export function CompetitorHead({ piece, isUs, dim }: { piece: Piece; isUs: boolean; dim: boolean }) {
  const board = useBoard();
  const { desk } = board;
  const selected = usePart(desk.selection, (ids) => ids.includes(piece.id));
  const name = sentenceName(piece);
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
        onClick={() => desk.select([piece.id])}
        onKeyDown={removeByKey(board, piece.id)}
      >
        <span dir="auto">{name}</span>
      </button>
      {isUs && <span className="us-badge">{t("This is us")}</span>}
    </th>
  );
}
