import type { Zone } from "../../board/schema.gen";
import { language, t } from "../../i18n";
import { useCounts } from "../../lenses/map/Plates";
import { framesAround } from "../../lenses/map/zones";
import { useArrived, useBoard, useCanEdit, useLanguage } from "../board";
import { Icon } from "../icons";
import { zoneWord } from "../words";
import { SearchBox } from "./SearchBox";

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
  const { desk, session } = useBoard();
  const editable = useCanEdit();
  const counts = useCounts();
  const arrived = useArrived();
  const numbers = new Intl.NumberFormat(language());
  return (
    <section className="zone-bar" aria-label={t("Ways across the board")}>
      <nav className="zone-chips" aria-label={t("Zones")}>
        <button type="button" className="zone-chip is-all" onClick={() => desk.camera?.showAll()}>
          <Icon name="fit" size={15} />
          {t("Whole board")}
        </button>
        {ORDER.map((zone) => (
          <button
            key={zone}
            type="button"
            className={`zone-chip zone-${zone}`}
            onClick={() => {
              const model = session.model();
              const { x, y, width, height } = framesAround(model.ids().flatMap((id) => model.piece(id) ?? []))[zone];
              desk.camera?.showFrame(x, y, width, height);
            }}
          >
            <i />
            {zoneWord(zone)}
            <span className={arrived ? "" : "is-unknown"}>{numbers.format(counts[zone] ?? 0)}</span>
          </button>
        ))}
      </nav>
      {!editable && (
        <p className="watching">
          <Icon name="eye" /> {t("You are watching")}
        </p>
      )}
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
