import { useEffect, useRef } from "react";
import { t } from "../i18n";
import { useBoard, useLanguage } from "../shell/board";
import { Icon } from "../shell/icons";
import { CONSOLE_PARTS, type ConsolePart } from "./consoleParts";
import { useKeptFocus } from "./useKeptFocus";

/** Whoever runs the room runs it from here: the script, the people, what can be started. Beside the board, never over it. */
export default function Console() {
  useLanguage();
  const { desk } = useBoard();
  const root = useRef<HTMLElement>(null);
  useKeptFocus(root);
  // Whoever opened it by the keyboard is in it.
  useEffect(() => {
    if (document.activeElement?.classList.contains("console-button")) root.current?.focus();
  }, []);
  const close = () => {
    desk.consoleOpen.set(false);
    document.querySelector<HTMLElement>(".console-button")?.focus();
  };
  return (
    <aside
      id="console"
      className="console"
      ref={root}
      tabIndex={-1}
      aria-label={t("Running the room")}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented || event.nativeEvent.isComposing) return;
        close();
      }}
    >
      <header className="console-title">
        <h2>{t("Running the room")}</h2>
        <button type="button" className="button is-quiet is-square" aria-label={t("Close")} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <Place of="head" />
      <div className="console-scroll">
        <Place of="agenda" />
        <Place of="people" />
      </div>
      <Place of="tools" />
      <Place of="foot" />
    </aside>
  );
}

function Place({ of: place }: { of: ConsolePart["place"] }) {
  return (
    <div className={`console-${place}-place`}>
      {CONSOLE_PARTS.filter((part) => part.place === place).map(({ name, Component }) => (
        <Component key={name} />
      ))}
    </div>
  );
}
