import type { Zone } from "../../board/schema.gen";
import { language, t } from "../../i18n";
import { framesAround } from "../../lenses/map/zones";
import { useArrived, useBoard } from "../board";
import { Icon } from "../icons";
import { useLocks, useLockWords } from "../locks";
import { zoneWord } from "../words";

/** One press to a zone; how much lies in it, and whether it is closed. */
export function ZoneChip({ zone, count }: { zone: Zone; count: number }) {
  const { desk, session } = useBoard();
  const arrived = useArrived();
  const lock = useLocks().get(zone);
  const closed = useLockWords(lock, zone);
  const show = () => {
    const model = session.model();
    const { x, y, width, height } = framesAround(model.ids().flatMap((id) => model.piece(id) ?? []))[zone];
    desk.camera?.showFrame(x, y, width, height);
  };
  return (
    <button
      type="button"
      className={`zone-chip zone-${zone}`}
      onClick={show}
      title={lock ? t("{zone}: {closed}", { zone: zoneWord(zone), closed }) : undefined}
    >
      <i />
      {zoneWord(zone)}
      {lock && <Icon name="lock" size={14} />}
      {lock && <span className="sr-only">{closed}</span>}
      <span className={arrived ? "" : "is-unknown"}>{new Intl.NumberFormat(language()).format(count)}</span>
    </button>
  );
}
