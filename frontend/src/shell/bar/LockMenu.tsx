import type { Zone } from "../../board/schema.gen";
import { t } from "../../i18n";
import { useBoard } from "../board";
import { Icon } from "../icons";
import { setLock, useLocks } from "../locks";
import { Menu } from "../Menu";
import { zoneWord } from "../words";

/** For who runs the board: closes zones to the participants, and opens them again. */
export function LockMenu({ zones }: { zones: readonly Zone[] }) {
  const board = useBoard();
  const locks = new Map([...useLocks()].filter(([, { byStage }]) => !byStage));
  const items = zones.map((zone) => {
    const lock = locks.get(zone);
    const name = board.people.everybody.get().get(lock?.by ?? "")?.name;
    return {
      id: zone,
      word: lock ? t("Open {zone}", { zone: zoneWord(zone) }) : t("Close {zone}", { zone: zoneWord(zone) }),
      icon: lock ? ("unlock" as const) : ("lock" as const),
      ...(lock && name && { hint: t("Closed by {name}", { name }) }),
      stays: true,
      run: () => void setLock(board, zone, !lock),
    };
  });
  const title = t("In a closed zone participants change nothing. You can.");
  return (
    <Menu
      label={t("Close and open zones")}
      className="button is-quiet lock-menu"
      align="end"
      groups={[{ title, items }]}
    >
      <Icon name={locks.size > 0 ? "lock" : "unlock"} size={17} />
      {locks.size > 0 && <b aria-hidden="true">{locks.size}</b>}
    </Menu>
  );
}
