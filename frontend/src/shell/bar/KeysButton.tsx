import { t } from "../../i18n";
import { useBoard } from "../board";
import { Icon } from "../icons";

/** To the list of all keys. */
export function KeysButton() {
  const { desk } = useBoard();
  return (
    <button
      type="button"
      className="button is-quiet is-square keys-button"
      aria-label={t("Keys")}
      title={`${t("Keys")} (?)`}
      onClick={() => desk.keysShown.set(true)}
    >
      <Icon name="keyboard" size={18} />
    </button>
  );
}
