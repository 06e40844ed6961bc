import { useId, useState } from "react";
import { t } from "../../i18n";
import { useBoard, useIds, useModel } from "../board";
import { Icon } from "../icons";
import { sentenceOf } from "../label";
import { searchPieces } from "../search";
import { kindWord } from "../words";

const AT_MOST = 8;

/** Finds pieces by any words of theirs; choosing one brings it into sight. */
export function SearchBox() {
  const { desk } = useBoard();
  const model = useModel();
  useIds();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const id = useId();
  const found = query.trim() ? searchPieces(model, query).slice(0, AT_MOST) : [];
  const open = query.trim() !== "";

  const choose = (index: number) => {
    const piece = found[index];
    if (!piece) return;
    setQuery("");
    desk.select([piece.id]);
    desk.camera?.show([piece.id]);
    desk.camera?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (event.key === "Enter") choose(at);
    else if (event.key === "Escape") {
      setQuery("");
      event.currentTarget.blur();
    } else return;
    event.preventDefault();
  };
  return (
    <search className="search-box">
      <Icon name="search" />
      <input
        id="board-search"
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={t("Search the board")}
        placeholder={t("Search the board")}
        aria-expanded={open}
        aria-controls={id}
        aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setQuery("")}
      />
      <span aria-hidden="true">
        <kbd>/</kbd>
      </span>
      <div
        id={id}
        role="listbox"
        aria-label={t("Pieces found")}
        className={open ? "menu search-found" : "search-found"}
        hidden={!open}
      >
        {found.map((piece, index) => (
          <div
            key={piece.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={`menu-item zone-${piece.zone}`}
            onPointerDown={(event) => {
              event.preventDefault();
              choose(index);
            }}
          >
            <Icon name={piece.kind} size={17} />
            <span>{sentenceOf(piece)}</span>
            <span className="menu-hint">{kindWord(piece.kind)}</span>
          </div>
        ))}
        {open && found.length === 0 && <p className="menu-title">{t("No piece has these words.")}</p>}
      </div>
    </search>
  );
}
