import { memo, useEffect } from "react";
import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import { useBoard, useLanguage, useLinksOf, usePiece } from "../../shell/board";
import { startEditing } from "../../shell/commands";
import { pieceLabel, sentenceOf } from "../../shell/label";
import { linkRank } from "../../shell/panel/PanelLinks";
import { usePart, useValue } from "../../shell/value";
import { choose } from "./choosing";
import { Line } from "./Line";
import { LinkItem } from "./LinkItem";
import { rowOf, useOutline } from "./outlineState";
import { PieceFacts } from "./PieceFacts";
import { PieceMenu } from "./PieceMenu";
import { SentenceField } from "./SentenceField";
import { Twisty } from "./Twisty";

/** Whether this person may change the board, and whether the zone is closed to them. */
type May = { editable: boolean; closed: boolean };

/** One piece: its sentence, what is worth knowing of it, its menu; and under it what it fits with. */
export const PieceItem = memo(function PieceItem({ id, ...may }: { id: string } & May) {
  const piece = usePiece(id);
  return piece ? <PieceLine piece={piece} {...may} /> : null;
});

function PieceLine({ piece, editable, closed }: { piece: Piece } & May) {
  useLanguage();
  const board = useBoard();
  const { desk, people } = board;
  const state = useOutline();
  const { id } = piece;
  const row = rowOf.piece(id);
  const links = useLinksOf(id);
  const everybody = useValue(people.everybody);
  const author = everybody.get(piece.by);
  useEffect(() => void people.find(piece.by), [people, piece.by]);
  const open = usePart(state.collapsed, (rows) => !rows.has(row));
  const selected = usePart(desk.selection, (chosen) => chosen.includes(id));
  const editing = usePart(desk.editing, (edited) => edited === id);
  const fresh = usePart(desk.fresh, (all) => all.has(id));
  const writer = usePart(state.writers, (all) => all.get(id));
  const facts = `facts-${id}`;
  const hasWords = piece.text.trim() !== "" || Boolean(piece.fields.name);
  const classes = ["outline-piece"];
  if (selected) classes.push("is-selected");
  if (fresh) classes.push("is-new");
  const fold = (event: React.MouseEvent) => {
    event.stopPropagation();
    state.setOpen(row, !open);
  };
  const words = (
    <>
      {links.length > 0 ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys
        // biome-ignore lint/a11y/noStaticElementInteractions: the line around it has the role
        <span className="outline-fold" onClick={fold}>
          <Twisty open={open} />
        </span>
      ) : (
        <span className="outline-dot" aria-hidden="true" />
      )}
      <div className="outline-words">
        {editing ? (
          <SentenceField piece={piece} />
        ) : (
          <span className={hasWords ? "outline-sentence" : "outline-sentence is-blank"} dir="auto">
            {sentenceOf(piece)}
          </span>
        )}
        {writer && <span className="outline-writer">{t("{name} is typing…", { name: writer })}</span>}
        <PieceFacts id={facts} piece={piece} everybody={everybody} />
      </div>
    </>
  );
  return (
    <Line
      row={row}
      level={3}
      label={pieceLabel(piece, author?.name, closed)}
      describedBy={facts}
      className={classes.join(" ")}
      open={links.length > 0 ? open : undefined}
      selected={selected}
      piece={id}
      onPress={(event) => choose(board, state, id, event)}
      onDoublePress={() => desk.editing.get() !== id && startEditing(board, id)}
      words={words}
      tools={<PieceMenu piece={piece} editable={editable} closed={closed} />}
    >
      {[...links]
        .sort((one, other) => linkRank(piece, one) - linkRank(piece, other))
        .map((link) => (
          <LinkItem key={link.id} piece={id} link={link} editable={editable} />
        ))}
    </Line>
  );
}
