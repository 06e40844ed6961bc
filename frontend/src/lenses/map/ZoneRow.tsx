import { t } from "../../i18n";
import { LockMenu } from "../../shell/bar/LockMenu";
import { ZoneChip } from "../../shell/bar/ZoneChip";
import { useBoard, useCanEdit, useLanguage } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { ZONE_ORDER } from "../zoneOrder";
import { useCounts } from "./Plates";

/** Ways across the map: each zone is one press away. */
export function ZoneRow() {
  useLanguage();
  const { boot, desk } = useBoard();
  const editable = useCanEdit();
  const counts = useCounts();
  return (
    <div className="zone-row">
      <nav className="zone-chips" aria-label={t("Zones")}>
        <button type="button" className="zone-chip is-all" onClick={() => desk.camera?.showAll()}>
          <Icon name="fit" size={15} />
          {t("Whole board")}
        </button>
        {ZONE_ORDER.map((zone) => (
          <ZoneChip key={zone} zone={zone} count={counts[zone] ?? 0} />
        ))}
      </nav>
      {boot.can_host && editable && <LockMenu zones={ZONE_ORDER} />}
    </div>
  );
}
