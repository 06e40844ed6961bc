import type { MouseEvent, ReactNode } from "react";
import { useBoard } from "../../shell/board";
import { useOutline } from "./outlineState";

type LineProps = {
  row: string;
  level: number;
  label: string;
  className: string;
  /** Of a line with others under it. */
  open?: boolean | undefined;
  selected?: boolean;
  describedBy?: string;
  piece?: string;
  link?: string;
  other?: string;
  onPress?: (event: MouseEvent) => void;
  onDoublePress?: () => void;
  words: ReactNode;
  /** The buttons at its end. */
  tools?: ReactNode;
  /** The lines under it. */
  children?: ReactNode;
};

/**
 * One line of the outline, and those under it. A row of a tree grid, not an item of a tree: such items may hold no
 * buttons and no fields that a screen reader could find.
 */
export function Line({ row, level, label, className, open, onPress, onDoublePress, children, ...of }: LineProps) {
  const { desk } = useBoard();
  const state = useOutline();
  const onFocus = (event: React.FocusEvent) => {
    if (event.target === event.currentTarget) state.active.set(row);
    desk.focused.set(of.piece ?? null);
  };
  return (
    <div className={`outline-line ${className}`}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys */}
      {/* biome-ignore lint/a11y/useSemanticElements: rows that fold up are no rows of a table */}
      <div
        role="row"
        className="outline-row"
        // Which of the lines Tab leads to is not rendered: see useFocusKept.
        tabIndex={-1}
        aria-level={level}
        aria-label={label}
        aria-expanded={open}
        aria-selected={of.selected}
        aria-describedby={of.describedBy}
        data-row={row}
        data-piece={of.piece}
        data-link={of.link}
        data-other={of.other}
        onFocus={onFocus}
        onClick={onPress}
        onDoubleClick={onDoublePress}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: one goes from row to row */}
        <div role="gridcell" className="outline-cell">
          {of.words}
        </div>
        {of.tools && (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: the buttons in it are
          <div role="gridcell" className="outline-tools">
            {of.tools}
          </div>
        )}
      </div>
      {open && <div className="outline-under">{children}</div>}
    </div>
  );
}
