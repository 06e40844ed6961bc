import { t } from "../i18n";
import { usePiece } from "../shell/board";
import { Icon } from "../shell/icons";
import { sentenceOf } from "../shell/label";

/** A piece by its words, or that it is gone. */
export function PieceName({ id }: { id: string }) {
  const piece = usePiece(id);
  if (!piece) return <span className="piece-name is-gone">{t("This piece was removed.")}</span>;
  return (
    <span className="piece-name" dir="auto">
      <Icon name={piece.kind} size={15} /> {sentenceOf(piece)}
    </span>
  );
}
