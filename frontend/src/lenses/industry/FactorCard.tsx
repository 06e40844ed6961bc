import { useRef } from "react";
import type { Piece } from "../../board/model";
import { t, tn } from "../../i18n";
import { Avatar } from "../../shell/Avatar";
import { useBoard, usePerson } from "../../shell/board";
import { removePieces } from "../../shell/commands";
import { Icon } from "../../shell/icons";
import { sentenceOf } from "../../shell/label";
import { useCanChange } from "../../shell/locks";
import { Menu } from "../../shell/Menu";
import { usePart } from "../../shell/value";
import { useWanted } from "../inline/wanted";
import { columnWord, factorWords } from "./columns";
import { EffectControl } from "./EffectControl";
import { HorizonChoice } from "./HorizonChoice";
import { CATEGORIES, type ColumnName, effectAfter, effectOf } from "./pressure";
import { placeName, setFactor, sortInto } from "./steps";
import type { ColumnDrag } from "./useColumnDrag";

export type FactorCardProps = {
  factor: Piece;
  column: ColumnName;
  goals: number;
  /** Whether Tab comes to this card: one stop for all of them. */
  isStop: boolean;
  drag: ColumnDrag;
  onCome: (id: string) => void;
  /** To the card above, below, or in the next column. */
  onGo: (event: React.KeyboardEvent) => boolean;
};

export function FactorCard({ factor, column, goals, isStop, drag, onCome, onGo }: FactorCardProps) {
  const board = useBoard();
  const { desk } = board;
  const author = usePerson(factor.by);
  const editable = useCanChange(factor.zone);
  const selected = usePart(desk.selection, (ids) => ids.includes(factor.id));
  const fresh = usePart(desk.fresh, (marks) => marks.has(factor.id));
  const card = useRef<HTMLLIElement>(null);
  useWanted(placeName(factor.id, column), card, ".factor-words");
  const { source } = factor.fields;
  const moved = drag.dragged?.id === factor.id ? drag.dragged : undefined;

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (onGo(event)) event.preventDefault();
    else if (!editable || event.ctrlKey || event.metaKey) return;
    else if (event.altKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
      event.preventDefault();
      sortInto(board, factor, beside(column, event.key === "ArrowRight" ? 1 : -1), true);
    } else if (event.altKey) return;
    else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      removePieces(board, [factor.id]);
    } else if (event.key === "+" || event.key === "-") {
      event.preventDefault();
      const effect = effectOf(factor);
      setFactor(board, factor, "effect", effectAfter(effect, event.key === "+" ? "ArrowUp" : "ArrowDown"));
    }
  };
  return (
    <li
      ref={card}
      data-piece={factor.id}
      className={`factor-card ${selected ? "is-selected" : ""} ${moved ? "is-dragged" : ""} ${fresh ? "is-fresh" : ""}`}
      style={moved && { transform: `translate(${moved.x}px, ${moved.y}px)` }}
      onFocus={() => onCome(factor.id)}
      onPointerDown={editable ? (event) => drag.start(event, factor) : undefined}
    >
      <button
        type="button"
        className="factor-words"
        tabIndex={isStop ? 0 : -1}
        aria-pressed={selected}
        onClick={() => desk.select([factor.id])}
        onKeyDown={onKeyDown}
      >
        <span dir="auto">{sentenceOf(factor)}</span>
        <span className="sr-only">{factorWords(factor, goals)}</span>
      </button>
      <EffectControl factor={factor} editable={editable} isStop={isStop} />
      <div className="factor-foot">
        <HorizonChoice factor={factor} editable={editable} isStop={isStop} />
        {goals > 0 && (
          <span className="factor-goals" title={tn("Linked to {n} goal", "Linked to {n} goals", goals)}>
            <Icon name="goal" size={14} /> {goals}
          </span>
        )}
        <span className="factor-end">
          {author && <Avatar of={author} size={20} />}
          {editable && (
            <Menu
              label={t("Column: {column}", { column: columnWord(column) })}
              className="button is-quiet is-square factor-menu"
              align="end"
              groups={[
                {
                  title: t("Move to the column"),
                  items: CATEGORIES.map((to) => ({
                    id: to,
                    word: columnWord(to),
                    checked: to === column,
                    run: () => sortInto(board, factor, to, true),
                  })),
                },
              ]}
            >
              <Icon name="more" size={16} />
            </Menu>
          )}
        </span>
      </div>
      {typeof source === "string" && source.trim() && (
        <p className="factor-source" dir="auto">
          {t("Source: {source}", { source })}
        </p>
      )}
    </li>
  );
}

/** What is not sorted yet comes from the left into the first column. */
function beside(column: ColumnName, by: 1 | -1): ColumnName {
  const at = (CATEGORIES as readonly ColumnName[]).indexOf(column);
  if (at < 0) return (by > 0 ? CATEGORIES[0] : CATEGORIES.at(-1)) ?? column;
  return CATEGORIES[at + by] ?? column;
}
