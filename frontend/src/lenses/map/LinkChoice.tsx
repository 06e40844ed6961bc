import { useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { t } from "../../i18n";
import { useBoard, useModel } from "../../shell/board";
import { makeLink, type PossibleLink } from "../../shell/commands";
import { linkWord, linkWordBack } from "../../shell/words";

/** Where two pieces may fit in several ways: asked beside the drop, answered with one key or tap. */
export function LinkChoice({
  links,
  x,
  y,
  onChosen,
}: {
  links: PossibleLink[];
  x: number;
  y: number;
  onChosen: () => void;
}) {
  const board = useBoard();
  const model = useModel();
  const list = useRef<HTMLDivElement>(null);
  const first = links[0]?.from;
  useEffect(() => {
    list.current?.querySelector("button")?.focus();
  }, []);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === "Escape") onChosen();
    else if (event.key === "ArrowDown") buttons[(at + 1) % buttons.length]?.focus();
    else if (event.key === "ArrowUp") buttons[(at - 1 + buttons.length) % buttons.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return createPortal(
    <>
      <div className="away" onPointerDown={onChosen} />
      <div
        ref={list}
        role="menu"
        tabIndex={-1}
        className="menu link-choice"
        aria-label={t("How do they fit?")}
        style={{
          left: Math.min(x, window.innerWidth - 240),
          top: Math.min(y, window.innerHeight - links.length * 40 - 60),
        }}
        onKeyDown={onKeyDown}
      >
        <p className="menu-title">{t("How do they fit?")}</p>
        {links.map((link) => (
          <button
            key={`${link.from}${link.kind}`}
            type="button"
            role="menuitem"
            className="menu-item"
            onClick={() => {
              makeLink(board, link);
              onChosen();
            }}
          >
            <b>{link.from === first ? linkWord(link.kind) : linkWordBack(link.kind)}</b>
            <span className="menu-hint">
              {model.piece(link.from === first ? link.to : link.from)?.text.slice(0, 60)}
            </span>
          </button>
        ))}
      </div>
    </>,
    document.body,
  );
}
