import { useEffect, useRef, useState } from "react";
import { t } from "../i18n";
import { Icon } from "../shell/icons";
import { CONSOLE_TOOLS } from "./consoleTools";

/** A button for each thing that can be started; pressed, its form takes their place. */
export function Tools() {
  const [open, setOpen] = useState<string | null>(null);
  const last = useRef<string | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    back.current?.focus();
    if (open !== null || last.current === null) return;
    grid.current?.querySelector<HTMLElement>(`[data-tool="${last.current}"]`)?.focus();
  }, [open]);
  const tool = CONSOLE_TOOLS.find(({ name }) => name === open);
  const done = () => setOpen(null);
  if (tool)
    return (
      <section
        className="console-form"
        aria-label={tool.word()}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || event.defaultPrevented) return;
          event.stopPropagation();
          done();
        }}
      >
        <header>
          <button ref={back} type="button" className="button is-quiet is-square" aria-label={t("Back")} onClick={done}>
            <Icon name="back" />
          </button>
          <h3>{tool.word()}</h3>
        </header>
        <tool.Form done={done} />
      </section>
    );
  if (CONSOLE_TOOLS.length === 0) return null;
  return (
    <div className="console-tools" ref={grid}>
      {CONSOLE_TOOLS.map(({ name, icon, word }) => (
        <button
          key={name}
          type="button"
          className="button"
          data-tool={name}
          onClick={() => {
            last.current = name;
            setOpen(name);
          }}
        >
          <Icon name={icon} size={18} />
          <span>{word()}</span>
        </button>
      ))}
    </div>
  );
}
