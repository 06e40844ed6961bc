import { useRef } from "react";
import { t } from "../i18n";
import { useBoard, useLanguage } from "../shell/board";
import { Icon } from "../shell/icons";
import { CONSOLE_PARTS, PLACES } from "./consoleParts";

/** Whoever runs the room runs it from here: the script, the people, what can be started. Beside the board, never over it. */
export default function Console() {
  useLanguage();
  const { desk } = useBoard();
  const root = useRef<HTMLElement>(null);
  const close = () => {
    desk.consoleOpen.set(false);
    document.querySelector<HTMLElement>(".console-button")?.focus();
  };
  return (
    <aside
      id="console"
      className="console"
      ref={root}
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
      {PLACES.map((place) => (
        <div key={place} className={`console-${place}-place`}>
          {CONSOLE_PARTS.filter((part) => part.place === place).map(({ name, Component }) => (
            <Component key={name} />
          ))}
        </div>
      ))}
    </aside>
  );
}
