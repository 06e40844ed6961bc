import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import { Icon } from "../../shell/icons";
import { kindWord } from "../../shell/words";
import type { CardLayout } from "./cardLayout";
import { PieceBadge } from "./PieceBadge";
import { PieceFoot } from "./PieceFoot";
import { PieceOwner } from "./PieceOwner";
import { PieceTalk } from "./PieceTalk";

/** The words of a piece: head, sentence, foot, as much of it as the zoom lets one read. */
export function PieceText({ piece, layout, full }: { piece: Piece; layout: CardLayout; full: boolean }) {
  const [top, right, bottom, left] = layout.padding;
  const name = typeof piece.fields.name === "string" ? piece.fields.name : "";
  const role = typeof piece.fields.role === "string" ? piece.fields.role : "";
  const title = full || piece.kind !== "competitor" || !layout.head ? name : "";
  const below = piece.text.trim() === name ? role : [role, piece.text.trim()].filter(Boolean).join(". ");
  const sentence = title ? below : piece.text;
  return (
    <div className="piece-body" style={{ padding: `${top}px ${right}px ${bottom}px ${left}px` }}>
      {layout.head && <PieceHead piece={piece} full={full} foot={layout.foot} type={layout.type} />}
      <div className="piece-row">
        <div
          className="piece-sentence"
          style={{ fontSize: layout.type, lineHeight: `${layout.line}px`, WebkitLineClamp: layout.lines }}
        >
          {title && <b>{title} </b>}
          {title && <br />}
          {unbroken(sentence) || (!title && <span className="piece-blank">{t("no words yet")}</span>)}
        </div>
        {!full && !layout.head && <PieceBadge piece={piece} size={layout.type} bare />}
        {!full && <PieceOwner piece={piece} size={layout.type * 1.5} />}
      </div>
      {layout.foot && <PieceFoot piece={piece} />}
    </div>
  );
}

function PieceHead({ piece, full, foot, type }: { piece: Piece; full: boolean; foot: boolean; type: number }) {
  const { priority, name, date } = piece.fields;
  const companyFirst = !full && piece.kind === "competitor" && typeof name === "string";
  const yearFirst = !full && piece.kind === "milestone" && typeof date === "string";
  const word = companyFirst ? name : yearFirst ? date.slice(0, 4) : kindWord(piece.kind);
  const ranked = typeof priority === "number" ? t("{kind} · priority {n}", { kind: word, n: priority }) : word;
  return (
    <div className="piece-head" style={full ? undefined : { fontSize: Math.min(type, 26) * 0.86 }}>
      {full && <Icon name={piece.kind} size={15} />}
      <span className="piece-kind">{ranked}</span>
      <PieceBadge piece={piece} size={full ? 13 : Math.min(type, 26) * 0.9} bare={yearFirst} />
      {full && !foot && <PieceTalk id={piece.id} />}
      {full && (!foot || piece.kind === "gap") && <PieceOwner piece={piece} size={20} />}
    </div>
  );
}

// "18 %" is one word to a reader: it never breaks.
function unbroken(text: string): string {
  return text.replace(/(\d) (?=%)/g, "$1\u00a0");
}
