import { t } from "../../i18n";
import { useBoard } from "../board";
import { Icon } from "../icons";
import { useValue } from "../value";

/** Opens what those who run the room run it from. */
export function ConsoleButton() {
  const { desk } = useBoard();
  const open = useValue(desk.consoleOpen);
  return (
    <button
      type="button"
      className="button console-button"
      aria-expanded={open}
      aria-controls={open ? "console" : undefined}
      title={t("Script, timer, people and tools")}
      onClick={() => desk.consoleOpen.set(!open)}
    >
      <Icon name="console" size={17} />
      <span>{t("Run the room")}</span>
    </button>
  );
}
