import type { Zone } from "../../board/schema.gen";
import { t } from "../../i18n";
import { useCounts } from "../../lenses/map/Plates";
import { useBoard, useCanEdit, useLanguage } from "../board";
import { Icon } from "../icons";
import { LockMenu } from "./LockMenu";
import { SearchBox } from "./SearchBox";
import { ZoneChip } from "./ZoneChip";

const ORDER: readonly Zone[] = [
  "strategy",
  "industry",
  "relationship",
  "stakeholders",
  "competition",
  "actions",
  "tray",
];

/** Ways across the board: each zone is one press away, and so is every word on it. */
export function ZoneBar() {
  useLanguage();
  const { boot, desk } = useBoard();
  const editable = useCanEdit();
  const counts = useCounts();
  return (
    <section className="zone-bar" aria-label={t("Ways across the board")}>
      <nav className="zone-chips" aria-label={t("Zones")}>
        <button type="button" className="zone-chip is-all" onClick={() => desk.camera?.showAll()}>
          <Icon name="fit" size={15} />
          {t("Whole board")}
        </button>
        {ORDER.map((zone) => (
          <ZoneChip key={zone} zone={zone} count={counts[zone] ?? 0} />
        ))}
      </nav>
      {!editable && (
        <p className="watching">
          <Icon name="eye" /> {t("You are watching")}
        </p>
      )}
      {boot.can_host && editable && <LockMenu zones={ORDER} />}
      <SearchBox />
      <button
        type="button"
        className="button is-quiet is-square keys-button"
        aria-label={t("Keys")}
        title={`${t("Keys")} (?)`}
        onClick={() => desk.keysShown.set(true)}
      >
        <Icon name="keyboard" size={18} />
      </button>
    </section>
  );
}
