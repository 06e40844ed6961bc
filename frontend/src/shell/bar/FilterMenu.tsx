import { useEffect, useId, useRef, useState } from "react";
import { t } from "../../i18n";
import { useBoard } from "../board";
import { isFiltering, NO_FILTER } from "../filter";
import { Icon } from "../icons";
import { useValue } from "../value";
import { FilterChoices } from "./FilterChoices";
import { sizeOf } from "./filterOptions";

/** What is shown of the board: one filter for all lenses. */
export function FilterMenu() {
  const { desk } = useBoard();
  const filter = useValue(desk.filter);
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const active = isFiltering(filter);
  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>("[role=dialog] input, [role=dialog] button")?.focus();
    const away = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", away, true);
    document.addEventListener("focusin", away);
    return () => {
      document.removeEventListener("pointerdown", away, true);
      document.removeEventListener("focusin", away);
    };
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!open || event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  const words = active ? t("Filter · {n}", { n: sizeOf(filter) }) : t("All functions");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape bubbles from the choices
    <div className="menu-root" ref={root} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className={active ? "button is-quiet filter-button is-active" : "button is-quiet filter-button"}
        aria-label={active ? words : t("Filter: all functions")}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        title={t("Show a part of the board")}
        onClick={() => setOpen(!open)}
      >
        <Icon name="filter" size={17} />
        <span>{words}</span>
        {active && (
          <b className="filter-count" aria-hidden="true">
            {sizeOf(filter)}
          </b>
        )}
      </button>
      {open && (
        <div id={id} role="dialog" aria-label={t("Filter")} className="menu opens-down align-end filter-choices">
          <FilterChoices />
          <footer>
            <button
              type="button"
              className="button"
              disabled={!active}
              onClick={() => {
                desk.filter.set(NO_FILTER);
                close();
              }}
            >
              {t("Show everything")}
            </button>
            <button type="button" className="button" onClick={close}>
              {t("Close")}
            </button>
          </footer>
        </div>
      )}
    </div>
  );
}
