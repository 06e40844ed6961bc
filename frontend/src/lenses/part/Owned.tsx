import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { sentenceOf } from "../../shell/label";
import { nameOf, type Part } from "./part";

/** Whom one owns the relation with, and the goals one works for. */
export function Owned({ part }: { part: Part }) {
  const { stakeholders, goals } = part;
  return (
    <dl className="part-owned">
      <div>
        <dt>{t("Owns the relation with")}</dt>
        <dd>
          <PieceChips pieces={stakeholders} words={nameOf} none={t("nobody yet")} />
        </dd>
      </div>
      <div>
        <dt>{t("Works for the goals")}</dt>
        <dd>
          <PieceChips pieces={goals} words={sentenceOf} none={t("none yet")} />
        </dd>
      </div>
    </dl>
  );
}

type PieceChipsProps = { pieces: readonly Piece[]; words: (piece: Piece) => string; none: string };

export function PieceChips({ pieces, words, none }: PieceChipsProps) {
  const { desk } = useBoard();
  if (pieces.length === 0) return <span className="part-nothing">{none}</span>;
  return (
    <ul className="part-chips">
      {pieces.map((piece) => (
        <li key={piece.id} className={`zone-${piece.zone}`}>
          <button type="button" dir="auto" onClick={() => desk.select([piece.id])}>
            <Icon name={piece.kind} size={14} />
            <span>{words(piece)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
