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
  /** What stands in the line itself. */
  words: ReactNode;
  /** The lines under it. */
  children?: ReactNode;
};

/** One line of the outline, and those under it. */
export function Line({
  row,
  level,
  label,
  className,
  open,
  onPress,
  onDoublePress,
  words,
  children,
  ...of
}: LineProps) {
  const { desk } = useBoard();
  const state = useOutline();
  const onFocus = (event: React.FocusEvent<HTMLElement>) => {
    // The focus of what stands under a line is not its own.
    if (event.target.closest("[role=treeitem]") !== event.currentTarget) return;
    state.active.set(row);
    desk.focused.set(of.piece ?? null);
  };
  return (
    <div
      role="treeitem"
      // Which of the lines Tab leads to is not rendered: see useFocusKept.
      tabIndex={-1}
      className={className}
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
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the line around it has the role */}
      <div className="outline-row" onClick={onPress} onDoubleClick={onDoublePress}>
        {words}
      </div>
      {open && (
        // biome-ignore lint/a11y/useSemanticElements: what stands under a line of a tree is no set of form fields
        <div role="group">{children}</div>
      )}
    </div>
  );
}
