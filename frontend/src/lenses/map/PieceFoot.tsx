import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import { Avatar } from "../../shell/Avatar";
import { usePerson } from "../../shell/board";
import { optionWord } from "../../shell/fieldWords";
import { PieceTalk } from "./PieceTalk";

/** Who wrote it, and how sure we are. */
export function PieceFoot({ piece }: { piece: Piece }) {
  const author = usePerson(piece.by);
  const { confidence, evidence, horizon } = piece.fields;
  const sureness = [t("Low evidence"), t("Some evidence"), t("Strong evidence")];
  return (
    <div className="piece-foot">
      {author && <Avatar of={author} size={20} />}
      {author && <span>{author.name}</span>}
      <PieceTalk id={piece.id} />
      {typeof horizon === "string" && <span>{optionWord(horizon)}</span>}
      {typeof confidence === "number" && evidence !== undefined && <span>{sureness[confidence - 1]}</span>}
    </div>
  );
}
