import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Icon, type IconName } from "./icons";

export type MenuItem = {
  id: string;
  word: string;
  icon?: IconName;
  hint?: string;
  checked?: boolean;
  stays?: boolean;
  run: () => void;
};
export type MenuGroup = { title?: string; items: readonly MenuItem[] };

type MenuProps = {
  label: string;
  className?: string;
  children: ReactNode;
  /** Where they are many menus, only asked for when one opens. */
  groups: readonly MenuGroup[] | (() => readonly MenuGroup[]);
  /** The side of the button on which the list opens. */
  opens?: "up" | "down";
  align?: "start" | "end";
  /** Made at the press that opens it. */
  startsOpen?: boolean;
  onOpen?: () => void;
};

/** A button with a list of commands: arrows, letters, Escape and a click elsewhere do what one expects. */
export function Menu({
  label,
  className = "button",
  children,
  groups,
  opens = "down",
  align = "start",
  startsOpen = false,
  onOpen,
}: MenuProps) {
  const [open, setOpen] = useState(startsOpen);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const items = () => [...(root.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? [])];
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (!open) return;
    const all = [...(root.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? [])];
    (all.find((item) => item.getAttribute("aria-checked") === "true") ?? all[0])?.focus();
    const away = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as globalThis.Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", away, true);
    return () => document.removeEventListener("pointerdown", away, true);
  }, [open]);

  // The command that had the focus may have gone with a step, or with the person it stood for.
  useEffect(() => {
    if (open && !root.current?.contains(document.activeElement))
      root.current?.querySelector<HTMLElement>("[role^=menuitem]")?.focus();
  });

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!open) return;
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const go = (to: number) => all[(to + all.length) % all.length]?.focus();
    if (event.key === "ArrowDown") go(at + 1);
    else if (event.key === "ArrowUp") go(at - 1);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(-1);
    else if (event.key === "Escape") close();
    else if (event.key === "Tab") return setOpen(false);
    else if (event.key.length === 1 && /\p{L}/u.test(event.key)) {
      const starts = (item: HTMLElement) => item.textContent?.trim().toLowerCase().startsWith(event.key.toLowerCase());
      [...all.slice(at + 1), ...all.slice(0, at + 1)].find(starts)?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble from the button and its list
    <div className="menu-root" ref={root} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className={className}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => {
          if (!open) onOpen?.();
          setOpen(!open);
        }}
      >
        <span className="sr-only">{label}</span>
        {children}
      </button>
      {open && (
        <div id={id} role="menu" aria-label={label} className={`menu opens-${opens} align-${align}`}>
          {(typeof groups === "function" ? groups() : groups).map((group, index) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a menu
            <div key={group.title ?? index} role="group" aria-label={group.title}>
              {group.title && <p className="menu-title">{group.title}</p>}
              {group.items.map((item) => (
                <button
                  key={item.id}
                  type="button"
                  {...(item.checked === undefined
                    ? { role: "menuitem" }
                    : { role: "menuitemradio", "aria-checked": item.checked })}
                  tabIndex={-1}
                  className="menu-item"
                  onClick={() => {
                    // A step inside of the menu: the list changes under it and stays.
                    if (!item.stays) close();
                    item.run();
                  }}
                >
                  {item.icon && <Icon name={item.icon} size={17} />}
                  <span>{item.word}</span>
                  {item.hint && <span className="menu-hint">{item.hint}</span>}
                  {item.checked && <Icon name="check" size={15} />}
                </button>
              ))}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
