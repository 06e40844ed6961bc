import { useEffect, useId, useRef, useState } from "react";
import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import { type Board, useBoard, useModel } from "../board";
import { makeLink, type PossibleLink, possibleLinks } from "../commands";
import { Icon } from "../icons";
import { sentenceOf } from "../label";
import { searchPieces } from "../search";
import { linkWord, linkWordBack } from "../words";

const AT_MOST = 30;

type Option = PossibleLink & { other: Piece; word: string };

/** Links without a mouse: type some words of the other piece, choose how they fit, Enter. */
export function LinkPicker({ piece }: { piece: Piece }) {
  const board = useBoard();
  const model = useModel();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);

  const options = optionsFor(board, piece, searchPieces(model, query)).slice(0, AT_MOST);
  const close = () => {
    board.desk.linking.set(false);
    board.desk.camera?.focus();
  };
  const choose = (index: number) => {
    const option = options[index];
    if (!option) return;
    makeLink(board, option);
    close();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setAt(Math.min(at + 1, options.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (event.key === "Enter") choose(at);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  };
  return (
    <div className="link-picker">
      <input
        ref={field}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={t("Which piece does it fit with?")}
        placeholder={t("Which piece does it fit with?")}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={options[at] ? `${id}-${at}` : undefined}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label={t("Pieces it may fit with")} className="link-options">
        {options.map((option, index) => (
          <div
            key={`${option.from}${option.to}${option.kind}`}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            ref={index === at ? (el) => el?.scrollIntoView({ block: "nearest" }) : undefined}
            className={`link-option zone-${option.other.zone}`}
            onPointerUp={() => choose(index)}
          >
            <Icon name={option.other.kind} />
            <span className="link-word">{option.word}</span>
            <span>{sentenceOf(option.other)}</span>
          </div>
        ))}
        {options.length === 0 && <p className="menu-title">{t("No piece it could fit with has these words.")}</p>}
      </div>
      <button type="button" className="button is-quiet" onClick={close}>
        {t("Cancel")}
      </button>
    </div>
  );
}

function optionsFor(board: Board, piece: Piece, others: readonly Piece[]): Option[] {
  const linked = new Set(
    board.session
      .model()
      .linksOf(piece.id)
      .map(({ from, to, kind }) => `${from} ${to} ${kind}`),
  );
  return others.flatMap((other) =>
    possibleLinks(board, piece.id, other.id)
      .filter(({ from, to, kind }) => !linked.has(`${from} ${to} ${kind}`))
      .map((link) => ({
        ...link,
        other,
        word: link.from === piece.id ? linkWord(link.kind) : linkWordBack(link.kind),
      })),
  );
}
