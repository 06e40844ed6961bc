import { memo } from "react";
import type { Link } from "../../board/model";
import { t } from "../../i18n";
import { useBoard, useLanguage, usePiece } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { pieceLabel, sentenceOf } from "../../shell/label";
import { isLinkClosed, useLocks } from "../../shell/locks";
import { linkWord, linkWordBack } from "../../shell/words";
import { Line } from "./Line";
import { goTo, unlink } from "./linking";
import { rowOf } from "./outlineState";

type LinkItemProps = { piece: string; link: Link; editable: boolean };

/** What a piece fits with, as a way to it. */
export const LinkItem = memo(function LinkItem({ piece, link, editable }: LinkItemProps) {
  useLanguage();
  const board = useBoard();
  const outward = link.from === piece;
  const other = usePiece(outward ? link.to : link.from);
  const row = rowOf.link(piece, link.id);
  useLocks();
  if (!other) return null;
  const word = outward ? linkWord(link.kind) : linkWordBack(link.kind);
  const words = pieceLabel(other);
  const removable = editable && !isLinkClosed(board, link.from, link.to);
  const line = (
    <>
      <span className="outline-link-word">{word}</span>
      <Icon name={other.kind} size={14} />
      <span className="outline-link-piece" dir="auto">
        {sentenceOf(other)}
      </span>
    </>
  );
  const tools = removable && (
    <button
      type="button"
      className="button is-quiet is-square"
      tabIndex={-1}
      aria-label={t("Remove the link with {piece}", { piece: sentenceOf(other) })}
      title={t("Remove the link")}
      onClick={(event) => {
        event.stopPropagation();
        unlink(board, link.id);
        board.desk.camera?.focus(piece);
      }}
    >
      <Icon name="close" size={14} />
    </button>
  );
  return (
    <Line
      row={row}
      level={4}
      label={`${word} · ${words}`}
      className={`outline-link zone-${other.zone}`}
      piece={piece}
      link={link.id}
      other={other.id}
      onPress={() => goTo(board, other.id)}
      words={line}
      tools={tools}
    />
  );
});
