import { useRef } from "react";
import type { Link, Piece } from "../../board/model";
import { t, tn } from "../../i18n";
import { useBoard, useLinksOf, useModel } from "../board";
import { sayUndoable } from "../commands";
import { Icon } from "../icons";
import { sentenceOf } from "../label";
import { isLinkClosed, useLocks } from "../locks";
import { useValue } from "../value";
import { linkWord, linkWordBack } from "../words";
import { LinkFields } from "./LinkFields";
import { LinkPicker } from "./LinkPicker";

/** What this piece fits with, one line a link. */
export function PanelLinks({ piece, editable }: { piece: Piece; editable: boolean }) {
  const { desk } = useBoard();
  const links = useLinksOf(piece.id);
  const linking = useValue(desk.linking);
  const add = useRef<HTMLButtonElement>(null);
  const sorted = [...links].sort((one, other) => linkRank(piece, one) - linkRank(piece, other));
  return (
    <section className="panel-links" aria-label={t("Fits with")}>
      <h3>
        {t("Fits with")} <span>{tn("{n} piece", "{n} pieces", links.length)}</span>
      </h3>
      {links.length > 0 && (
        <ul>
          {sorted.map((link) => (
            <LinkRow
              key={link.id}
              piece={piece}
              link={link}
              editable={editable}
              onRemoved={() => add.current?.focus()}
            />
          ))}
        </ul>
      )}
      {editable && linking && <LinkPicker piece={piece} />}
      {editable && !linking && (
        <button ref={add} type="button" className="button is-soft" onClick={() => desk.linking.set(true)}>
          <Icon name="link" /> {t("Add a link")}{" "}
          <span aria-hidden="true">
            <kbd>L</kbd>
          </span>
        </button>
      )}
    </section>
  );
}

type LinkRowProps = { piece: Piece; link: Link; editable: boolean; onRemoved: () => void };

function LinkRow({ piece, link, editable, onRemoved }: LinkRowProps) {
  const board = useBoard();
  const model = useModel();
  useLocks();
  const outward = link.from === piece.id;
  const other = model.piece(outward ? link.to : link.from);
  if (!other) return null;
  const words = sentenceOf(other);
  const changeable = editable && !isLinkClosed(board, link.from, link.to);
  return (
    <li className={`zone-${other.zone}`}>
      <button
        type="button"
        className="link-row"
        onClick={() => {
          board.desk.select([other.id]);
          board.desk.camera?.focus(other.id);
        }}
      >
        <span className="link-word">{outward ? linkWord(link.kind) : linkWordBack(link.kind)}</span>
        <span>{words}</span>
      </button>
      {changeable && (
        <button
          type="button"
          className="button is-quiet is-square"
          aria-label={t("Remove the link with {piece}", { piece: words })}
          title={t("Remove the link")}
          onClick={() => {
            model.unlink(link.id);
            sayUndoable(board, t("Link removed."));
            onRemoved();
          }}
        >
          <Icon name="close" size={15} />
        </button>
      )}
      <LinkFields link={link} editable={changeable} />
    </li>
  );
}

/** The same kinds together, in the direction they are read. */
export function linkRank(piece: Piece, { kind, from }: Link): number {
  return kind.charCodeAt(0) * 2 + (from === piece.id ? 0 : 1);
}
