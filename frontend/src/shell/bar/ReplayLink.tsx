import { t } from "../../i18n";
import { useBoard } from "../board";
import { Icon } from "../icons";

/** To the film of the workshop. */
export function ReplayLink() {
  const { boot } = useBoard();
  const word = t("Replay");
  return (
    <a className="button is-quiet is-square" href={`/boards/${boot.board.id}/replay`} aria-label={word} title={word}>
      <Icon name="replay" size={18} />
    </a>
  );
}
